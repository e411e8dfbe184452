using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>Whether expressions keep their digits in float, point by point.</summary>
internal static class Precision
{
    // What a derivative may be off by roundings, and by the bounds of them, which add up what mostly cancels; in half ulps.
    internal const double MaxUnits = 12;
    /// <summary>How many times less than usual may be lost where inputs are rare: small ones but for 0, and large ones.</summary>
    public const double Rare = 2;

    private const double MaxBoundUnits = 40;

    // Inputs that most lanes have, and results that do not count beside those of other lanes.
    private const double LargestCommon = 4;
    private const double Little = 1e-12;

    private const double NearlyInfinite = 3.4e38;

    // The bits of a double that are not its exponent.
    private const long Significand = (1L << 52) - 1;

    private const double LargestChange = 0.25;

    internal const double SmallestNormal = 1.1754944e-38;

    /// <summary>How many times less than usual a kernel may lose at a point; parameters are ordinary wherever they are.</summary>
    public static double Strictness(SweptPoint point) =>
        point.Moved.Kind == VariableKind.Input && !LostRegion.IsOrdinary(point.Value) ? Rare : 1;

    /// <summary>Whether a point is among the inputs that all lanes may have at once; 0 is.</summary>
    public static bool IsCommon(SweptPoint point) => point.Moved.Kind == VariableKind.Input
        && (point.Value == 0 || (LostRegion.IsOrdinary(point.Value) && Math.Abs(point.Value) <= LargestCommon));

    /// <summary>
    /// Whether lost digits of a form are worth a slow path at a point: inputs near 0 are most of what a network computes, and a result that
    /// is almost nothing for all of them makes no difference.
    /// </summary>
    public static bool IsWorth(Expr node, SweptPoint point) => point.Moved.Kind != VariableKind.Input
        || Math.Abs(point.Value) > LargestCommon || !IsFinite(node, point)
        || !(Math.Abs(point.Common.Try(node, withBounds: false).Real) < Little);

    /// <summary>The value at a point, in double precision.</summary>
    public static double Value(Expr node, SweptPoint point) => point.Try(node, withBounds: false).Real;

    /// <summary>Whether the value is smaller than floats have all their digits for, and computed as such, or as 0.</summary>
    public static bool IsSubnormal(Expr node, SweptPoint point) => point.Try(node, withBounds: false) is var found
        && Math.Abs(found.Real) < SmallestNormal && Math.Abs(found.Computed) < 2 * SmallestNormal;

    /// <summary>Whether a form, as it is computed, comes to a number at a point.</summary>
    public static bool IsFinite(Expr node, SweptPoint point) => point.Try(node, withBounds: false) is var found
        && !float.IsNaN(found.Computed) && !float.IsInfinity(found.Computed);

    /// <summary>
    /// Whether a form loses digits at a point that its function has: not where the function itself makes the rounding of its variables
    /// large, and not outside of its domain.
    /// </summary>
    /// <param name="node">The form.</param>
    /// <param name="point">The point.</param>
    /// <param name="strictness">How many times less than usual may be lost.</param>
    /// <param name="evidence">What tells.</param>
    public static bool Loses(Expr node, SweptPoint point, double strictness = 1, Evidence evidence = Evidence.Bounds)
    {
        var found = point.Try(node, evidence == Evidence.Bounds);
        if (found.IsOutside || double.IsInfinity(found.Real))
        {
            return false;
        }

        var size = Math.Abs(found.Real);
        if (float.IsNaN(found.Computed) || double.IsNaN(found.Real))
        {
            return true;
        }

        if (size >= float.MaxValue)
        {
            // Infinity, or nearly.
            return Math.Abs(found.Computed) < NearlyInfinite || found.Computed > 0 != found.Real > 0;
        }

        if (float.IsInfinity(found.Computed))
        {
            return true;
        }

        var off = Math.Abs(found.Computed - found.Real);
        if (size < SmallestNormal && off < SmallestNormal / 128)
        {
            return false;
        }

        var bound = evidence == Evidence.Roundings ? 0 : double.IsNaN(found.Error) ? double.PositiveInfinity : found.Error / MaxBoundUnits;
        var units = Math.Max(off / (MaxUnits * HalfUlp(size)), bound / (RoundingTrial.Unit * Math.Max(size, SmallestNormal)));
        return units * strictness > 1 && !IsOfFunction(units, strictness, Condition(node, point, found.Real));
    }

    /// <summary>Half the distance between floats of a size.</summary>
    public static double HalfUlp(double size) => RoundingTrial.Unit
        * BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(Math.Max(size, SmallestNormal)) & ~Significand);

    /// <summary>The same, there or beside it.</summary>
    public static bool LosesAround(Expr node, SweptPoint point, double strictness, Evidence evidence) =>
        Loses(node, point, strictness, evidence) || point.Neighbors.Any(n => Loses(node, n, strictness, Evidence.Roundings));

    /// <summary>Whether the function itself makes the rounding of its variables as large as what is lost.</summary>
    /// <param name="units">What is lost.</param>
    /// <param name="strictness">How many times less than usual may be lost; that more may be is no reason to lose it twice.</param>
    /// <param name="condition">How many times a relative change of the variables changes the value.</param>
    public static bool IsOfFunction(double units, double strictness, double condition) =>
        units * Math.Max(1, strictness) <= 1 + (condition / 2);

    /// <summary>Whether a form may lose digits at a point, as far as bounds tell, also where its function is to blame.</summary>
    /// <param name="node">The form.</param>
    /// <param name="point">The point.</param>
    /// <param name="withBounds">Whether bounds of errors tell, or roundings alone.</param>
    public static bool MayLose(Expr node, SweptPoint point, bool withBounds = true)
    {
        var found = point.Try(node, withBounds);
        if (double.IsNaN(found.Real) || double.IsInfinity(found.Real) || float.IsNaN(found.Computed) || float.IsInfinity(found.Computed))
        {
            return true;
        }

        var off = Math.Max(Math.Abs(found.Computed - found.Real) / MaxUnits, withBounds ? found.Error / MaxBoundUnits : 0);
        return !(off * Strictness(point) <= RoundingTrial.Unit * Math.Max(Math.Abs(found.Real), SmallestNormal));
    }

    /// <summary>Whether a form that keeps its digits at a point may do so by luck, and that makes a difference.</summary>
    /// <param name="node">The form.</param>
    /// <param name="point">The point.</param>
    /// <param name="strictness">How many times less than usual may be lost.</param>
    public static bool IsUnsure(Expr node, SweptPoint point, double strictness) =>
        Loses(node, point, strictness / 4) && IsWorth(node, point);

    /// <summary>
    /// Whether double precision tells what a form that is computed in it comes to at a point; where no bound of its error is known, it is
    /// taken to.
    /// </summary>
    public static bool IsKnown(Expr node, SweptPoint point) => point.Try(node, withBounds: true) is var found
        && (double.IsInfinity(found.Error)
            || !(found.Error > MaxBoundUnits * RoundingTrial.Unit * Math.Max(Math.Abs(found.Real), SmallestNormal)));

    /// <summary>Whether two forms have different values at a point, as far as double precision tells.</summary>
    public static bool Differs(Expr a, Expr b, SweptPoint point)
    {
        // Double precision has the digits of half a float's on top of it, and polynomials have those of a float alone.
        var (left, right) = (point.Try(a, withBounds: true), point.Try(b, withBounds: true));
        return Differ(left, right, Math.Max(left.Error, right.Error) / (1 << 20));
    }

    /// <summary>Whether two forms surely have different values at a point, computed in double precision both.</summary>
    /// <param name="a">A form.</param>
    /// <param name="b">Another form.</param>
    /// <param name="point">The point.</param>
    /// <param name="withBounds">Whether errors of functions count.</param>
    public static bool DiffersInDouble(Expr a, Expr b, SweptPoint point, bool withBounds)
    {
        var (left, right) = (point.TryInDouble(a, withBounds), point.TryInDouble(b, withBounds));
        return Differ(left, right, left.Error + right.Error);
    }

    private static bool Differ(RoundingTrial.Entry left, RoundingTrial.Entry right, double error)
    {
        var unsure = error + (1e-7 * Math.Max(Math.Abs(left.Real), Math.Abs(right.Real)));
        return !left.IsOutside && !right.IsOutside && Math.Abs(left.Real - right.Real) > unsure + SmallestNormal;
    }

    // How many times a relative change of the variables changes the value.
    private static double Condition(Expr node, SweptPoint point, double value)
    {
        var total = 0.0;
        foreach (var variable in Dependence.Variables(node).Where(v => point.ValueOf(v.Name) != 0))
        {
            var change = Math.Abs(point.Near(node, variable) - value) / Math.Abs(value) / RoundingTrial.Change;
            // A sine of a huge number changes as it likes.
            total += double.IsNaN(change) ? 0 : change * RoundingTrial.Change > LargestChange ? double.PositiveInfinity : change;
        }

        return total;
    }
}

/// <summary>The evidence of lost digits.</summary>
internal enum Evidence
{
    /// <summary>The effect of the roundings.</summary>
    Roundings,

    /// <summary>That, and the bounds of the errors of sums, products and quotients.</summary>
    Arithmetic,

    /// <summary>That, and the bounds of the errors of functions, which take most of the time.</summary>
    Bounds,
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.CompilerServices;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>The values of a form in extended precision, and where they are sure.</summary>
/// <param name="form">The form.</param>
internal sealed class ExtendedTrial(Expr form)
{
    private const int Disturbances = 2;

    // What evaluations have to have in common: a float, and a little more.
    private const double Agreed = 1.0 / (1 << 28);

    // How many times more than for a slow path in double precision has to be lost where all lanes may be, for its time.
    private const double Common = 1.0 / 512;

    // What makes no difference beside results of the size of 1 or less, for inputs up to this one.
    private const double Little = 1e-6;
    private const double LargestUsual = 10;

    // What is nothing as a float.
    private const double Nothing = 1e-46;

    private readonly Dictionary<SweptPoint, ExtendedReal?> _known = new();
    private readonly IReadOnlyList<Variable> _variables = Dependence.Variables(form).Distinct().ToList();

    /// <summary>Whether the form has a value at a point that extended precision tells.</summary>
    public bool IsKnown(SweptPoint point) => Value(point) is not null;

    /// <summary>Whether the form comes to no number at a point.</summary>
    public bool IsNaN(SweptPoint point) => !IsKnown(point) && At(0, v => Of(point, v, 0)) is null or { IsNaN: true };

    /// <summary>Whether a result, as it is computed, is not what the form comes to.</summary>
    public bool IsWrong(Expr result, SweptPoint point)
    {
        var computed = point.Try(result, withBounds: false).Computed;
        if (Value(point) is not { } exact || (float)exact == computed)
        {
            return false;
        }

        var size = Math.Abs((double)exact);
        if (float.IsNaN(computed) || float.IsInfinity(computed) || size > float.MaxValue)
        {
            return size <= float.MaxValue || float.IsNaN(computed) || !float.IsInfinity(computed) || computed > 0 != exact > 0;
        }

        var off = Math.Abs((double)(exact - computed));
        if (size < Precision.SmallestNormal && off < Precision.SmallestNormal / 128)
        {
            return false;
        }

        var units = off / (Precision.MaxUnits * Precision.HalfUlp(size));
        var strictness = Precision.Strictness(point) * (Precision.IsCommon(point) ? Common : 1);
        return units * strictness > 1 && !Precision.IsOfFunction(units, strictness, Condition(point, exact));
    }

    /// <summary>
    /// Whether a result, right or wrong, makes no difference at an input that lanes have: it is not worth a thousand times the time.
    /// </summary>
    /// <param name="result">The result, as it is computed.</param>
    /// <param name="point">The point.</param>
    /// <param name="largest">The largest magnitude of results where most inputs are.</param>
    public bool IsNegligible(Expr result, SweptPoint point, double largest) => point.Moved.Kind == VariableKind.Input
        && LostRegion.IsOrdinary(point.Value) && Math.Abs(point.Value) <= LargestUsual && Value(point) is { } exact
        && Math.Max(Math.Abs((double)exact), Math.Abs(point.Try(result, withBounds: false).Computed)) < Little * Math.Min(1, largest);

    /// <summary>Whether the form comes to the same on both sides of 0 of the variable that was moved there.</summary>
    /// <param name="point">A point at 0.</param>
    /// <param name="distance">How far from it.</param>
    public bool HasLimit(SweptPoint point, double distance)
    {
        var (right, left) = (Sure(point, beside: distance), Sure(point, beside: -distance));
        // One side may be outside of the domain, as that of a root is.
        return right is { } a && (left is { } b ? Agree(a, b) : At(0, v => Of(point, v, -distance)) is null or { IsNaN: true });
    }

    private ExtendedReal? Value(SweptPoint point)
    {
        if (!_known.TryGetValue(point, out var known))
        {
            _known.Add(point, known = Sure(point, beside: 0));
        }

        return known;
    }

    // What all evaluations agree on.
    private ExtendedReal? Sure(SweptPoint point, double beside) => At(0, v => Of(point, v, beside)) is { IsNaN: false } value
        && Enumerable.Range(1, Disturbances).All(d => At(d, v => Of(point, v, beside)) is { } other && Agree(value, other))
            ? value : null;

    private static bool Agree(ExtendedReal a, ExtendedReal b) => a == b || ExtendedReals.Abs(a - b) <= ExtendedReals.Abs(a) * Agreed
        || (ExtendedReals.Abs(a) < Nothing && ExtendedReals.Abs(b) < Nothing);

    // How many times a relative change of the variables changes the value.
    private double Condition(SweptPoint point, ExtendedReal value) => _variables.Where(v => point.ValueOf(v.Name) != 0).Sum(moved =>
        At(0, v => Of(point, v, 0) * (ReferenceEquals(v, moved) ? 1 + RoundingTrial.Change : 1)) is { } near
            ? Math.Abs((double)((near - value) / value)) / RoundingTrial.Change : double.PositiveInfinity);

    private static ExtendedReal Of(SweptPoint point, Variable variable, double beside) =>
        beside != 0 && ReferenceEquals(variable, point.Moved) ? beside : (float)point.ValueOf(variable.Name);

    private ExtendedReal? At(int disturbance, Func<Variable, ExtendedReal> values) =>
        new ExtendedInterpreter(values, disturbance).Evaluate(form);
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>Whether expressions keep their digits in float, point by point.</summary>
internal sealed class Precision
{
    // What a derivative may be off by roundings, and by the bounds of them, which add up what mostly cancels; in half ulps.
    private const double MaxUnits = 12;
    private const double MaxBoundUnits = 40;

    // A relative change of the variables by this tells how well a function is conditioned.
    private const double Change = 1.0 / (1 << 20);

    private const double LargestChange = 0.25;

    private const double SmallestNormal = 1.1754944e-38;

    private readonly RoundingTrial _trial = new();

    // One for all points: its tables are as long as the pool has nodes.
    private readonly Dictionary<string, double> _floats = new(StringComparer.Ordinal);
    private readonly Interpreter _near;
    private IReadOnlyDictionary<string, double> _values = new Dictionary<string, double>();

    public Precision() => _near = new(_floats);

    /// <summary>Moves to another point.</summary>
    /// <param name="values">The values of the variables by name.</param>
    /// <param name="withBounds">Whether the errors are bounded beside what is computed.</param>
    public void Move(IReadOnlyDictionary<string, double> values, bool withBounds = true) => _trial.Move(_values = values, withBounds);

    /// <summary>The value at the point, in double precision.</summary>
    public double Value(Expr node) => _trial.Of(node).Real;

    /// <summary>Whether the value is smaller than floats have all their digits for, and computed as such, or as 0.</summary>
    public bool IsSubnormal(Expr node) =>
        Math.Abs(_trial.Of(node).Real) < SmallestNormal && Math.Abs(_trial.Of(node).Computed) < 2 * SmallestNormal;

    /// <summary>Whether a form, as it is computed, comes to a number at the point.</summary>
    public bool IsFinite(Expr node) => !float.IsNaN(_trial.Of(node).Computed) && !float.IsInfinity(_trial.Of(node).Computed);

    /// <summary>Whether a condition holds at the point, as it is computed.</summary>
    public bool Holds(Expr condition) => _trial.Holds(condition);

    /// <summary>
    /// Whether a form loses digits at the point that its function has: not where the function itself makes the rounding of its variables
    /// large, and not outside of its domain.
    /// </summary>
    /// <param name="node">The form.</param>
    /// <param name="strictness">How many times less than usual may be lost.</param>
    /// <param name="byBound">Whether the bound of the error counts, too, and not only what roundings came to.</param>
    public bool Loses(Expr node, double strictness = 1, bool byBound = true)
    {
        var found = _trial.Of(node);
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
            return false;
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

        var bound = !byBound ? 0 : double.IsNaN(found.Error) ? double.PositiveInfinity : found.Error / MaxBoundUnits;
        var units = Math.Max(off / MaxUnits, bound) * strictness / (RoundingTrial.Unit * Math.Max(size, SmallestNormal));
        return units > 1 && !(units <= 1 + (Condition(node, found.Real) / 2));
    }

    /// <summary>Whether two forms have different values at the point, as far as double precision tells.</summary>
    public bool Differs(Expr a, Expr b)
    {
        // Double precision has the digits of half a float's on top of it, and polynomials have those of a float alone.
        var (left, right) = (_trial.Of(a), _trial.Of(b));
        return Differ(left, right, Math.Max(left.Error, right.Error) / (1 << 20));
    }

    /// <summary>Whether two forms surely have different values at the point, computed in double precision both.</summary>
    public bool DiffersInDouble(Expr a, Expr b)
    {
        var (left, right) = (_trial.Of(a), _trial.Of(b));
        return Differ(left, right, RoundingTrial.InDouble(left.Error + right.Error));
    }

    private static bool Differ(RoundingTrial.Entry left, RoundingTrial.Entry right, double error)
    {
        var unsure = error + (1e-7 * Math.Max(Math.Abs(left.Real), Math.Abs(right.Real)));
        return !left.IsOutside && !right.IsOutside && Math.Abs(left.Real - right.Real) > unsure + SmallestNormal;
    }

    // How many times a relative change of the variables changes the value.
    private double Condition(Expr node, double value)
    {
        foreach (var known in _values)
        {
            _floats[known.Key] = (float)known.Value;
        }

        var total = 0.0;
        foreach (var variable in Dependence.Variables(node).Where(v => _values[v.Name] != 0))
        {
            _near.Move(variable, _floats[variable.Name] * (1 + Change));
            var change = Math.Abs(_near.Evaluate(node) - value) / Math.Abs(value) / Change;
            // A sine of a huge number changes as it likes.
            total += double.IsNaN(change) ? 0 : change * Change > LargestChange ? double.PositiveInfinity : change;
        }

        return total;
    }
}

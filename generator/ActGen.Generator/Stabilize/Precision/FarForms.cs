using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Forms whose exponentials leave even the range of double precision: their inputs are clamped where the result has reached its limit, as
/// far as floats tell.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
internal sealed class FarForms(ExprPool pool)
{
    private const double SmallestNormal = 1.1754944e-38;

    // Nothing but 0 is below.
    private const double Tiny = 1e-30;

    // How many points before the last one that is a number have the same value where it is a limit.
    private const int Settled = 3;

    /// <summary>The form with its inputs clamped; the form itself where that is not needed or no limit is known.</summary>
    /// <param name="form">The form.</param>
    /// <param name="points">The points at which it is tried.</param>
    public Expr Clamp(Expr form, IReadOnlyList<SweptPoint> points)
    {
        var clamped = new Dictionary<Expr, Expr>();
        foreach (var axis in points.Where(p => p.Moved.Kind == VariableKind.Input).GroupBy(p => p.Moved))
        {
            foreach (var (side, bound) in new[] { (1, "atmost"), (-1, "atleast") })
            {
                var outward = axis.Where(p => Math.Sign(p.Value) == side).OrderBy(p => Math.Abs(p.Value)).ToList();
                if (Limit(form, outward) is { } limit)
                {
                    clamped[axis.Key] = pool.Call(bound, Clamped(axis.Key), pool.Number(limit));
                }
            }

            // At 0 itself, as beside it.
            if (Limit(form, axis.OrderByDescending(p => Math.Abs(p.Value)).ToList()) is { } beside && Math.Abs(beside) < Tiny)
            {
                clamped[axis.Key] = pool.Select(pool.Compare(Relation.Equal, axis.Key, pool.Zero), pool.Number(beside), Clamped(axis.Key));
            }

            Expr Clamped(Variable variable) => clamped.TryGetValue(variable, out var inner) ? inner : variable;
        }

        return clamped.Count == 0 ? form : Substitution.Replace(pool, form, clamped);
    }

    // The last value before the form is no number any more; null where it always is, or where no limit is reached there.
    private static double? Limit(Expr form, IReadOnlyList<SweptPoint> outward)
    {
        var values = outward.Select(p => (p.Value, Of: At(form, p))).ToList();
        var end = values.FindIndex(v => float.IsNaN(v.Of));
        var last = end < 0 ? new() : values.Take(end).Select(v => v.Value).Distinct().Reverse().Take(Settled).ToList();
        if (last.Count < Settled)
        {
            return null;
        }

        var near = values.Where(v => last.Contains(v.Value)).Select(v => v.Of).ToList();
        return values.Where(v => v.Value == last[0]).All(v => Math.Abs(v.Of) < SmallestNormal) || near.All(v => v == near[0]) ? last[0]
            : null;
    }

    private static float At(Expr form, SweptPoint point) => (float)Precision.Value(form, point);
}

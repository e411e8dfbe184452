using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Forms that cancel beyond double precision around a removable point where a variable is 0: nearer to it than some distance they go on
/// along the line through two points farther away.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
internal sealed class ContinuedForms(ExprPool pool)
{
    // The line errs by the square of the distance; a quotient of two small numbers by the last bit of a double over the distance, or over
    // its square. The first distance is for forms that lose 0 alone.
    private static readonly double[] Distances = { 1e-30, 1.0 / (1 << 20), 1.0 / (1 << 13), 1.0 / (1 << 27) };

    /// <summary>Such forms.</summary>
    /// <param name="form">The form.</param>
    /// <param name="lost">Points at which it loses digits.</param>
    /// <param name="points">All points at which it is tried.</param>
    public IEnumerable<Expr> Of(Expr form, IEnumerable<SweptPoint> lost, IReadOnlyList<SweptPoint> points) =>
        lost.Where(p => Math.Abs(p.Value) < Distances.Max()).Select(p => p.Moved).Distinct()
            .SelectMany(variable => Distances.Select(distance => Continued(form, variable, distance, points)));

    private Expr Continued(Expr form, Variable variable, double distance, IReadOnlyList<SweptPoint> points)
    {
        var isTwoSided = points.Any(p => p.Moved == variable && p.Value < 0);
        var anchor = !isTwoSided ? pool.Number(distance)
            : pool.Select(pool.Compare(Relation.Less, variable, pool.Zero), pool.Number(-distance), pool.Number(distance));
        var (first, second) = (At(form, variable, anchor), At(form, variable, pool.Number(2) * anchor));
        var line = first + (((variable / anchor) - pool.One) * (second - first));
        var isNear = pool.Compare(Relation.Less, pool.Call("abs", variable), pool.Number(distance));
        return pool.Select(IsNumberAtZero(form, variable, points)
            ? pool.And(isNear, pool.Not(pool.Compare(Relation.Equal, variable, pool.Zero))) : isNear, line, form);
    }

    private Expr At(Expr form, Variable variable, Expr value) =>
        Substitution.Replace(pool, form, new Dictionary<Expr, Expr> { [variable] = value });

    // Where the formula has a kink at 0, that it has a value there is what counts.
    private static bool IsNumberAtZero(Expr form, Variable variable, IReadOnlyList<SweptPoint> points) =>
        points.Where(p => p.Moved == variable && p.Value == 0).All(p => !double.IsNaN(Precision.Value(form, p)));
}

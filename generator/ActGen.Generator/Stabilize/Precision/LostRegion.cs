using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Where digits are lost, by the magnitude of one variable each: beyond ordinary numbers from some magnitude on, below them up to one, and
/// among them in intervals. Each side ends at a point that keeps its digits.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="lost">The points at which digits are lost.</param>
internal sealed class LostRegion(ExprPool pool, IEnumerable<SweptPoint> lost)
{
    private const double SmallestOrdinary = 1e-3;
    private const double LargestOrdinary = 30;

    private readonly ILookup<Variable, double> _lost = lost.ToLookup(p => p.Moved, p => p.Value);

    /// <summary>Whether a number is one that most lanes have.</summary>
    public static bool IsOrdinary(double value) => Math.Abs(value) is >= SmallestOrdinary and <= LargestOrdinary;

    /// <summary>The region as a condition.</summary>
    /// <param name="points">All points that were tried.</param>
    public Expr Condition(IEnumerable<SweptPoint> points) => points.GroupBy(p => p.Moved).Where(axis => _lost.Contains(axis.Key))
        .SelectMany(axis => Conditions(axis.Key, axis.Select(p => p.Value).Distinct().OrderBy(v => v).ToList()))
        .Aggregate((Expr)pool.False, pool.Or);

    private IEnumerable<Expr> Conditions(Variable variable, IReadOnlyList<double> axis)
    {
        var lost = new HashSet<double>(_lost[variable]);
        foreach (var (isLarge, select) in new (bool, Func<double, bool>)[]
            { (true, v => Math.Abs(v) > LargestOrdinary), (false, v => Math.Abs(v) < SmallestOrdinary) })
        {
            if (lost.Where(select).ToList() is { Count: > 0 } found)
            {
                yield return Beyond(variable, found, axis, isLarge);
            }
        }

        foreach (var (lower, upper) in Runs(lost, axis))
        {
            yield return pool.And(
                pool.Compare(Relation.Greater, variable, pool.Number(lower)), pool.Compare(Relation.Less, variable, pool.Number(upper)));
        }
    }

    // One sided where the other side keeps its digits.
    private Expr Beyond(Variable variable, IReadOnlyList<double> found, IReadOnlyList<double> axis, bool isLarge)
    {
        var magnitudes = axis.Select(Math.Abs).Distinct().OrderBy(m => m).ToList();
        if (!isLarge)
        {
            var limit = magnitudes.Find(m => m > found.Max(Math.Abs));
            var near = pool.Compare(Relation.Less, pool.Call("abs", variable), pool.Number(limit));
            // 0 itself is no rare input: half of what a network computes may be.
            return found.Contains(0) || !axis.Contains(0) ? near
                : pool.And(near, pool.Compare(Relation.NotEqual, variable, pool.Zero));
        }

        var from = magnitudes.FindLast(m => m < found.Min(Math.Abs));
        return found.All(v => v > 0) ? pool.Compare(Relation.Greater, variable, pool.Number(from))
            : found.All(v => v < 0) ? pool.Compare(Relation.Less, variable, pool.Number(-from))
            : pool.Compare(Relation.Greater, pool.Call("abs", variable), pool.Number(from));
    }

    private static IEnumerable<(double Lower, double Upper)> Runs(HashSet<double> lost, IReadOnlyList<double> axis)
    {
        for (var i = 0; i < axis.Count; i++)
        {
            if (!IsOrdinary(axis[i]) || !lost.Contains(axis[i]))
            {
                continue;
            }

            // One point in between that keeps its digits does so by luck.
            var first = i;
            while (i + 1 < axis.Count && (lost.Contains(axis[i + 1]) || (i + 2 < axis.Count && lost.Contains(axis[i + 2]))))
            {
                i++;
            }

            yield return (
                first == 0 ? double.NegativeInfinity : axis[first - 1], i + 1 == axis.Count ? double.PositiveInfinity : axis[i + 1]);
        }
    }
}

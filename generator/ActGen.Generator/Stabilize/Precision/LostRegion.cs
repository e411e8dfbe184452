using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Where digits are lost, by the magnitude of one variable each: beyond ordinary numbers from some magnitude on, below them up to one, and
/// among them in intervals. Each side ends at a point that keeps its digits, and not by luck.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="lost">The points at which digits are lost.</param>
/// <param name="unsure">Whether a point that keeps its digits may do so by luck, and a slow path may be taken there.</param>
/// <param name="dense">A closer look among ordinary numbers, or null.</param>
internal sealed class LostRegion(ExprPool pool, IEnumerable<SweptPoint> lost, Func<SweptPoint, bool> unsure, DenseRuns? dense = null)
{
    /// <summary>The smallest magnitude of the numbers that most lanes have.</summary>
    public const double SmallestOrdinary = 1e-3;

    private const double LargestOrdinary = 30;

    private readonly ILookup<Variable, SweptPoint> _found = lost.ToLookup(p => p.Moved);

    /// <summary>Whether a number is one that most lanes have.</summary>
    public static bool IsOrdinary(double value) => Math.Abs(value) is >= SmallestOrdinary and <= LargestOrdinary;

    /// <summary>The region as a condition.</summary>
    /// <param name="points">All points that were tried.</param>
    public Expr Condition(IEnumerable<SweptPoint> points) => Conditions(points).Aggregate((Expr)pool.False, pool.Or);

    /// <summary>The parts of the region.</summary>
    /// <param name="points">All points that were tried.</param>
    public IEnumerable<Expr> Conditions(IEnumerable<SweptPoint> points) => Axes(points)
        .SelectMany(axis => Conditions(axis.Variable, axis.Lost, axis.Values));

    /// <summary>The region from point to point, wherever it is.</summary>
    /// <param name="points">All points that were tried.</param>
    public IEnumerable<Expr> Intervals(IEnumerable<SweptPoint> points) => Axes(points)
        .SelectMany(axis => Intervals(axis.Variable, axis.Lost, axis.Values, _ => true));

    private IEnumerable<(Variable Variable, HashSet<double> Lost, IReadOnlyList<double> Values)> Axes(IEnumerable<SweptPoint> points)
    {
        foreach (var axis in points.GroupBy(p => p.Moved).Where(axis => _found.Contains(axis.Key)))
        {
            var values = axis.ToLookup(p => p.Value);
            var sorted = values.Select(v => v.Key).OrderBy(v => v).ToList();
            var lost = new HashSet<double>(_found[axis.Key].Select(p => p.Value));
            Spread(lost, sorted, value => values[value].Any(unsure));
            sorted.Reverse();
            Spread(lost, sorted, value => values[value].Any(unsure));
            sorted.Reverse();
            yield return (axis.Key, lost, sorted);
        }
    }

    // What follows a point that is lost, as long as it may be.
    private static void Spread(HashSet<double> lost, IReadOnlyList<double> values, Func<double, bool> mayBeLost)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i] != 0 && lost.Contains(values[i - 1]) && !lost.Contains(values[i]) && mayBeLost(values[i]))
            {
                lost.Add(values[i]);
            }
        }
    }

    private IEnumerable<Expr> Conditions(Variable variable, HashSet<double> lost, IReadOnlyList<double> axis)
    {
        foreach (var (isLarge, select) in new (bool, Func<double, bool>)[]
            { (true, v => Math.Abs(v) > LargestOrdinary), (false, v => Math.Abs(v) < SmallestOrdinary) })
        {
            if (lost.Where(select).ToList() is { Count: > 0 } found)
            {
                yield return Beyond(variable, found, axis, isLarge);
            }
        }

        foreach (var interval in Intervals(variable, lost, axis, IsOrdinary))
        {
            yield return interval;
        }
    }

    private IEnumerable<Expr> Intervals(
        Variable variable, HashSet<double> lost, IReadOnlyList<double> axis, Func<double, bool> isAsked)
    {
        var (narrow, values) = dense is null || !lost.Any(IsOrdinary) ? (lost, axis) : dense.Of(_found[variable].ToList(), lost, axis);
        return Runs(narrow, values, isAsked).Select(run => pool.And(
            pool.Compare(Relation.Greater, variable, pool.Number(run.Lower)),
            pool.Compare(Relation.Less, variable, pool.Number(run.Upper))));
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

    private static IEnumerable<(double Lower, double Upper)> Runs(
        HashSet<double> lost, IReadOnlyList<double> axis, Func<double, bool> isAsked)
    {
        for (var i = 0; i < axis.Count; i++)
        {
            if (!isAsked(axis[i]) || !lost.Contains(axis[i]))
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

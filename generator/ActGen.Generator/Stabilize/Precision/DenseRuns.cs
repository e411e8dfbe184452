using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// A closer look at what is lost among ordinary inputs, where a slow path has its price: a sum that cancels is back at its digits not far
/// from its zero, and the points of a sweep are farther apart.
/// </summary>
/// <param name="isLost">Whether digits are lost at a point, a little more strictly than inside, so that nothing is at the ends.</param>
internal sealed class DenseRuns(Func<SweptPoint, bool> isLost)
{
    // Floats looked at from one point of the sweep to the next.
    private const int Between = 48;

    // How many of them on each side of one that is lost may keep their digits by luck, and between two that are lost.
    private const int Beside = 6;
    private const int Bridged = 32;

    /// <summary>The values of a variable, with more of them beside those at which digits are lost, and which of them are lost.</summary>
    /// <param name="found">The points of the sweep at which digits are lost.</param>
    /// <param name="lost">The values at which they may be.</param>
    /// <param name="values">The values of the sweep, sorted.</param>
    public (HashSet<double> Lost, IReadOnlyList<double> Values) Of(
        IReadOnlyList<SweptPoint> found, HashSet<double> lost, IReadOnlyList<double> values)
    {
        var gaps = values.Zip(values.Skip(1), (from, to) => (From: from, To: to))
            .Where(gap => lost.Contains(gap.From) || lost.Contains(gap.To)).ToList();
        var coarse = gaps.Where(gap => !IsDense(gap)).SelectMany(gap => new[] { gap.From, gap.To });
        var kept = new HashSet<double>(lost.Intersect(coarse));
        var between = gaps.Where(IsDense).SelectMany(gap => Enumerable.Range(1, Between - 1)
            .Select(i => (double)(float)(gap.From * Math.Pow(gap.To / gap.From, (double)i / Between))));
        var tried = between.Concat(found.SelectMany(p => p.Neighbors).Select(p => p.Value).Where(LostRegion.IsOrdinary))
            .Concat(lost.Where(LostRegion.IsOrdinary)).Distinct().OrderBy(v => v).ToList();
        var points = new Sweep(tried.Select(v => found[0].Place with { Value = v })).Points;
        var all = values.Union(tried).OrderBy(v => v).ToList();
        var measured = new HashSet<double>(points.Where(isLost).Select(p => p.Value));
        kept.UnionWith(Spread(all.ConvertAll(measured.Contains)).Select(i => all[i]).Intersect(tried));
        return (kept, all);
    }

    // What is lost, and what is beside it or between.
    private static IEnumerable<int> Spread(IReadOnlyList<bool> isLost)
    {
        var last = int.MinValue / 2;
        for (var i = 0; i < isLost.Count; i++)
        {
            if (!isLost[i])
            {
                continue;
            }

            for (var j = i - last <= Bridged ? last : Math.Max(0, i - Beside); j <= Math.Min(i + Beside, isLost.Count - 1); j++)
            {
                yield return j;
            }

            last = i;
        }
    }

    private static bool IsDense((double From, double To) gap) =>
        LostRegion.IsOrdinary(gap.From) && LostRegion.IsOrdinary(gap.To) && gap.From > 0 == gap.To > 0;
}

using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>
/// Looks for values of variables that take an argument out of a domain: on a grid or, with many variables, at fixed random points, and
/// then from the nearest of them downhill, so that an edge is found that is only touched.
/// </summary>
/// <param name="bounds">The bounds of variables.</param>
internal sealed class CounterexampleSearch(IReadOnlyDictionary<Expr, Interval> bounds)
{
    private const int MaxTries = 4000;

    // The points from which the way goes downhill: those that are nearest to the edge, and the smallest.
    private const int MaxNearest = 6;
    private const int MaxSmallest = 5;

    // What the rounding of the terms of a sum leaves of a 0.
    private const double Rounding = 1e-15;

    private static readonly double[] Grid = { 0, -1, 1, -0.5, 0.5, -2, 2, -0.01, 0.01, -3, 3, -10, 10, -100, 100, -1000, 1000 };

    /// <summary>The first point at which all conditions hold and an argument is outside of a boundary; null where none was found.</summary>
    public Counterexample? Find(DomainBoundary boundary, Assumptions assumptions)
    {
        var trial = new ArgumentTrial(boundary.Argument, assumptions);
        var ranges = trial.Slots.Select(s => Reach(bounds.TryGetValue(s.Variable, out var range) ? range : Interval.All)).ToList();
        var tried = new List<(double[] Point, double Distance)>();
        double[]? below = null;
        double[]? above = null;
        foreach (var point in Points(ranges))
        {
            var values = trial.At(point).Select(v => v.Value).ToList();
            if (values.Any(boundary.IsOutside))
            {
                return trial.Counterexample(point, isExact: true);
            }

            below = values.Any(v => v < boundary.Edge) ? below ?? point : below;
            above = values.Any(v => v > boundary.Edge) ? above ?? point : above;
            tried.Add((point, Distance(boundary, values)));
        }

        // A divisor of both signs has a 0 between them, or a jump or a pole, and then it has others.
        var crossed = boundary.Side == BoundarySide.At && below is not null && above is not null
            ? Between(boundary, trial, below, above) : null;
        return crossed ?? Downhill(boundary, trial, ranges, tried);
    }

    // Halves the way between a negative and a positive value. Where the sign changes by a jump or at a pole, the value there is not small.
    private static Counterexample? Between(DomainBoundary boundary, ArgumentTrial trial, double[] below, double[] above)
    {
        var size = Math.Min(Math.Abs(Nearest(below)), Math.Abs(Nearest(above)));
        for (var i = 0; i < 100; i++)
        {
            var middle = below.Zip(above, (a, b) => (a / 2) + (b / 2)).ToArray();
            var value = Nearest(middle);
            if (double.IsNaN(value))
            {
                return null;
            }

            (below, above) = value < boundary.Edge ? (middle, above) : (below, middle);
        }

        return Nearest(above) <= 1e-6 * size ? trial.Counterexample(above, isExact: false) : null;

        double Nearest(double[] point) => trial.At(point).Select(v => v.Value).DefaultIfEmpty(double.NaN).First();
    }

    private static Counterexample? Downhill(DomainBoundary boundary, ArgumentTrial trial, IReadOnlyList<Interval> ranges,
        IEnumerable<(double[] Point, double Distance)> tried)
    {
        // What happens at small values is told rather than what happens far out.
        var defined = tried.Where(t => !double.IsNaN(t.Distance) && !double.IsInfinity(t.Distance))
            .Select(t => (t.Point, t.Distance, Size: t.Point.Sum(Math.Abs))).ToList();
        var starts = defined.OrderBy(t => t.Distance).Take(MaxNearest).Concat(defined.OrderBy(t => t.Size).Take(MaxSmallest));
        foreach (var (start, _, _) in starts.Distinct().OrderBy(t => t.Size))
        {
            var lowest = CompassSearch.From(start, ranges, point => Distance(boundary, trial.At(point).Select(v => v.Value)));
            if (trial.At(lowest)
                .Any(v => boundary.IsOutside(v.Value)
                    || (boundary.Open && Math.Abs(v.Value - boundary.Edge) <= Rounding * (v.Size + Math.Abs(boundary.Edge)))))
            {
                return trial.Counterexample(lowest, isExact: false);
            }
        }

        return null;
    }

    // How far inside the boundary the argument is in the column where it is nearest to it; infinite where no condition holds.
    private static double Distance(DomainBoundary boundary, IEnumerable<double> values) => values.Select(value => boundary.Side switch
    {
        BoundarySide.Below => value - boundary.Edge,
        BoundarySide.Above => boundary.Edge - value,
        _ => Math.Abs(value - boundary.Edge),
    }).DefaultIfEmpty(double.PositiveInfinity).Min();

    private static IEnumerable<double[]> Points(IReadOnlyList<Interval> ranges)
    {
        var choices = ranges.Select(Choices).ToList();
        var grid = choices.Aggregate(1.0, (count, c) => count * c.Count) <= MaxTries;
        var seed = 1u;
        for (var i = 0; i < MaxTries; i++)
        {
            var point = new double[choices.Count];
            var index = i;
            for (var k = 0; k < point.Length; k++)
            {
                // Numerical Recipes' generator: the same points in every build.
                seed = unchecked((seed * 1664525) + 1013904223);
                point[k] = choices[k][grid ? index % choices[k].Count : (int)((seed >> 8) % (uint)choices[k].Count)];
                index /= choices[k].Count;
            }

            if (grid && index > 0)
            {
                yield break;
            }

            yield return point;
        }
    }

    // No farther than the grid: a boundary that is only come near to far out is none.
    private static Interval Reach(Interval range) =>
        range.Intersect(new(Grid.Min(), Grid.Max())) is { IsEmpty: false } reach ? reach : Interval.Point(range.Lower);

    private static List<double> Choices(Interval range)
    {
        var inside = Grid.Where(g => g >= range.Lower && g <= range.Upper).ToList();
        inside.AddRange(new[] { range.Lower, range.Upper }.Where(e => !inside.Contains(e)));
        return inside;
    }
}

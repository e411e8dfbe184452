namespace ActGen.Testing;

/// <summary>An estimate of one derivative from differences of values.</summary>
/// <param name="Value">The derivative, by Richardson extrapolation.</param>
/// <param name="Bound">How far it may be off: what extrapolation changed, kinks between the points, and the rounding of the values.</param>
/// <param name="IsKink">Whether the differences to both sides do not approach each other.</param>
internal readonly record struct GradientCheckDifference(double Value, double Bound, bool IsKink)
{
    private const double LargestStep = 1 / 8.0;
    private const int Steps = 6;
    private const int PartsOfStep = 4;

    // Two ulps in each value. Values below the scale may be differences of larger ones, and are no more exact than those. Over rows such
    // terms are of size 1: the exponentials of a softmax add up to 1 or more, and what is normalized has 1 as its mean square.
    private const double Ulps = 1.0 / (1 << 22);
    private const double SmallestScale = 1 / 16.0;
    private const double SmallestScaleOverRows = 1;

    // The fourth differences over the two shortest steps are rounding: the largest of them is at least 4 times that of one value.
    private const int ShortSteps = 2;
    private const double LeastUnevenness = 4;

    /// <summary>For each output, the difference with the smallest bound; infinite where no step has finite values.</summary>
    /// <param name="at">The value of the argument.</param>
    /// <param name="bounds">The values it may take.</param>
    /// <param name="y">The outputs there.</param>
    /// <param name="isOverRows">Whether the outputs depend on whole rows.</param>
    /// <param name="values">The outputs for another value of the argument.</param>
    public static GradientCheckDifference[] Best(float at, (double Min, double Max) bounds, float[] y, bool isOverRows,
        Func<float, float[]> values)
    {
        var grids = Array.ConvertAll(y, _ => new List<GradientCheckGrid>(Steps));
        for (var (step, i) = (LargestStep * Math.Max(1, Math.Abs(at)), 0); i < Steps; step /= 4, i++)
        {
            if (at - step < bounds.Min || at + step > bounds.Max)
            {
                continue;
            }

            // The points are floats: what counts is where they really are.
            float[] points =
                [.. Enumerable.Range(-PartsOfStep, (2 * PartsOfStep) + 1).Select(part => (float)(at + (part * step / PartsOfStep)))];
            var around = Array.ConvertAll(points, p => p == at ? y : values(p));
            for (var output = 0; output < y.Length; output++)
            {
                double[] own = [.. around.Select(v => (double)v[output])];
                if (own.All(double.IsFinite))
                {
                    grids[output].Add(new(points, own));
                }
            }
        }

        return Array.ConvertAll(grids, g => Best(g, isOverRows ? SmallestScaleOverRows : SmallestScale));
    }

    private static GradientCheckDifference Best(List<GradientCheckGrid> grids, double smallestScale)
    {
        var best = new GradientCheckDifference(double.NaN, double.PositiveInfinity, false);
        if (grids.Count == 0)
        {
            return best;
        }

        var scale = grids.Max(g => g.Scale);
        var measured = grids.TakeLast(ShortSteps).Max(g => g.Unevenness) / LeastUnevenness;
        var ulps = Ulps * Math.Max(smallestScale, scale);
        var rounding = Math.Max(ulps, measured);

        // From the shortest step on: two kinks close to each other hide from the longer ones, which reach over both.
        var hidden = 0.0;
        for (var i = grids.Count - 1; i >= 0; i--)
        {
            var grid = grids[i];
            hidden = Math.Max(hidden, grid.Bend - grid.BendOf(Math.Max(Ulps * scale, measured)));

            // A bound may be small by chance, where errors of several orders cancel. The next step, a quarter as long, tells.
            var next = i + 1 < grids.Count ? Math.Abs(grid.Derivative - grids[i + 1].Derivative) : 0;

            // Twice what extrapolation changed: that is the error where the second derivative jumps. And the jump of the slope that is left
            // when the step goes to 0: a kink or a pole so near that every step reaches over it.
            var bound = Math.Max((2 * grid.Correction) + grid.ErrorOf(rounding) + Math.Max(grid.Bend, hidden), next)
                + Math.Abs((2 * grid.HalvedJump) - grid.Jump);
            if (bound <= best.Bound)
            {
                best = new(grid.Derivative, bound, Math.Abs(grid.HalvedJump) > (0.75 * Math.Abs(grid.Jump)) + (4 * grid.ErrorOf(ulps)));
            }
        }

        return best;
    }
}

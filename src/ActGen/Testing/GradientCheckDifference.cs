namespace ActGen;

/// <summary>What differences of values say about one derivative.</summary>
/// <param name="Value">The derivative, by Richardson extrapolation.</param>
/// <param name="Bound">How far it may be off: what extrapolation changed, a kink that curvature hides, and the rounding of the values.</param>
/// <param name="IsKink">Whether the differences to both sides do not approach each other.</param>
internal readonly record struct GradientCheckDifference(double Value, double Bound, bool IsKink)
{
    private const double LargestStep = 1 / 8.0;
    private const int Steps = 6;

    // Two ulps in each of the values of a difference quotient, through (4 fine - coarse) / 3.
    private const double Noise = 3.0 / (1 << 21);

    // Values below this may be differences of larger ones, and are no more exact than those; over rows they are sums of terms of all of it.
    private const double SmallestScale = 1 / 16.0;
    private const double SmallestScaleOverRows = 1;

    // The jump of the slope that is left when the step goes to 0: a kink so near that curvature hides it.
    private double Jump { get; init; }

    /// <summary>For each output, the difference with the smallest bound; infinite where no step has finite values.</summary>
    /// <param name="at">The value of the argument.</param>
    /// <param name="bounds">The values it may take.</param>
    /// <param name="y">The outputs there.</param>
    /// <param name="isOverRows">Whether the outputs depend on whole rows.</param>
    /// <param name="values">The outputs for another value of the argument.</param>
    public static GradientCheckDifference[] Best(float at, (double Min, double Max) bounds, float[] y, bool isOverRows, Func<float, float[]> values)
    {
        var estimates = Array.ConvertAll(y, _ => new List<GradientCheckDifference>(Steps));
        var scale = Array.ConvertAll(y, v => Math.Max(isOverRows ? SmallestScaleOverRows : SmallestScale, Math.Abs(v)));
        for (var (step, i) = (LargestStep * Math.Max(1, Math.Abs(at)), 0); i < Steps; step /= 4, i++)
        {
            if (at - step < bounds.Min || at + step > bounds.Max)
            {
                continue;
            }

            // The points are floats: what counts is where they really are.
            float[] points = [(float)(at - step), (float)(at - (step / 2)), (float)(at + (step / 2)), (float)(at + step)];
            var around = Array.ConvertAll(points, p => values(p));
            for (var output = 0; output < y.Length; output++)
            {
                double[] own = [.. around.Select(v => (double)v[output])];
                if (own.All(double.IsFinite) && float.IsFinite(y[output]))
                {
                    scale[output] = Math.Max(scale[output], own.Max(Math.Abs));
                    estimates[output].Add(Of(at, points, y[output], own, Noise * scale[output] / step));
                }
            }
        }

        return Array.ConvertAll(estimates, Best);
    }

    // A bound may be small by chance, where errors of several orders cancel. The next step, a quarter as long, tells.
    private static GradientCheckDifference Best(List<GradientCheckDifference> estimates)
    {
        var best = new GradientCheckDifference(double.NaN, double.PositiveInfinity, false);
        for (var i = 0; i < estimates.Count; i++)
        {
            var next = i + 1 < estimates.Count ? Math.Abs(estimates[i].Value - estimates[i + 1].Value) : 0;
            var bound = Math.Max(estimates[i].Bound, next);
            best = bound < best.Bound ? estimates[i] with { Bound = bound } : best;
        }

        return best with { Bound = best.Bound + best.Jump };
    }

    private static GradientCheckDifference Of(double at, float[] points, double y, double[] values, double noise)
    {
        double Slope(double y1, double y2, double x1, double x2) => (y2 - y1) / (x2 - x1);
        var coarse = Slope(values[0], values[3], points[0], points[3]);
        var fine = Slope(values[1], values[2], points[1], points[2]);
        var extrapolated = ((4 * fine) - coarse) / 3;

        // For a smooth function the jump of the slope halves with the step.
        var jump = Slope(y, values[3], at, points[3]) - Slope(values[0], y, points[0], at);
        var halved = Slope(y, values[2], at, points[2]) - Slope(values[1], y, points[1], at);
        var isKink = Math.Abs(halved) > (0.75 * Math.Abs(jump)) + (4 * noise);

        // Twice what extrapolation changed: that is the error where the second derivative jumps.
        return new(extrapolated, (2 * Math.Abs(extrapolated - fine)) + noise, isKink) { Jump = Math.Abs((2 * halved) - jump) };
    }
}

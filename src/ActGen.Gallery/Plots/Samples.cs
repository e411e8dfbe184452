namespace ActGen.Gallery.Plots;

/// <summary>Results of generated code along an axis: on a fine grid, and around each kink.</summary>
/// <param name="Values">f of each series on the grid.</param>
/// <param name="Slopes">Its derivative.</param>
/// <param name="Gradients">Its derivative in the learnable that varies; empty where none does.</param>
/// <param name="Kinks">The kinks, with f and the derivatives of each series just left of each, on it, and just right of it.</param>
internal sealed record Samples(float[][] Values, float[][] Slopes, float[][] Gradients, IReadOnlyList<KinkSample> Kinks)
{
    /// <summary>The number of steps of the grid.</summary>
    public const int Steps = 768;

    // Left and right of a kink, in parts of its size: far beyond a rounding, far below a pixel.
    private const double Nearby = 2e-6;

    /// <summary>The points of the grid.</summary>
    public static float[] Grid(double left, double right) =>
        [.. Enumerable.Range(0, Steps + 1).Select(i => (float)(left + ((right - left) * i / Steps)))];

    // Where two pieces meet smoothly, as those of a spline, there is nothing to mark.
    private static bool Jumps(float[] around) => !(Math.Abs(around[0] - around[2]) <= 1e-3 * Math.Max(1, Math.Abs(around[0])));

    /// <summary>Calls the generated code.</summary>
    public static Samples Take(Probe probe, KinkPoints kinks, int axis, Setting setting, LearnedElement? learned, double left, double right)
    {
        var found = kinks.Find(probe.Info.Inputs[axis], left, right, setting.ByName(probe.Info));
        float[] around =
            [.. found.SelectMany(x => new[] { x - (Nearby * Math.Max(1, Math.Abs(x))), x, x + (Nearby * Math.Max(1, Math.Abs(x))) })
                .Select(x => (float)x)];
        var (values, slopes) = (probe.Values(axis, around, setting), probe.Slopes(axis, around, setting));
        var gradients = Gradients(around);
        var grid = Grid(left, right);
        return new Samples(
            probe.Values(axis, grid, setting), probe.Slopes(axis, grid, setting), Gradients(grid),
            [
                .. found.Select((x, i) =>
                    new KinkSample(x, [.. values.Select(v => v[(3 * i)..((3 * i) + 3)])],
                        [.. slopes.Select(v => v[(3 * i)..((3 * i) + 3)])], [.. gradients.Select(v => v[(3 * i)..((3 * i) + 3)])]))
                    .Where(kink => kink.Values.Concat(kink.Slopes).Concat(kink.Gradients).Any(Jumps)),
            ]);

        float[][] Gradients(float[] points) => learned is null ? [] : probe.Gradients(axis, points, setting, learned);
    }
}

/// <summary>Three values of each series around a kink: left of it, on it, right of it.</summary>
internal sealed record KinkSample(double X, float[][] Values, float[][] Slopes, float[][] Gradients);

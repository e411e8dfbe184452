using ActGen.Training.Reporting;

namespace ActGen.Gallery.Plots;

/// <summary>The panels of a slice: f, its derivative, and where a learnable varies, the derivative in it.</summary>
internal sealed record Picture(Slice Slice, Panel Value, Panel Slope, Panel? Gradient)
{
    // The line between two samples may be this far from the samples it leaves out, in tenths of a pixel.
    private const int Tolerance = 4;

    /// <summary>Draws a slice.</summary>
    public static Picture Draw(Probe probe, Slice slice)
    {
        var kinks = new KinkPoints(probe.Info);
        var initial = probe.Initial;
        var half = Windows.HalfWidth(probe, kinks, slice.Axis, initial);
        List<Samples> samples =
        [
            .. slice.Settings(initial)
                .Select(setting => Samples.Take(probe, kinks, slice.Axis, setting, slice.Knob?.Learned, -half, half)),
        ];
        var family = (slice.Knob?.Family ?? [0]).Select(i => samples[i]).ToList();

        PlotFrame FrameOf(Func<Samples, float[][]> part)
        {
            var (bottom, top) = Windows.Range(part(samples[slice.Start]).SelectMany(v => v), family.SelectMany(part).SelectMany(v => v));
            return new PlotFrame(-half, half, bottom, top);
        }

        var (values, slopes, gradients) = (FrameOf(s => s.Values), FrameOf(s => s.Slopes), FrameOf(s => s.Gradients));
        var steps = new[] { Samples.Steps / 8, Samples.Steps / 4, Samples.Steps / 2, Samples.Steps }.First(n =>
            n == Samples.Steps || family.All(s =>
            s.Values.All(v => IsFine(values, v, s.Kinks, n)) && s.Slopes.All(v => IsFine(slopes, v, s.Kinks, n))
            && s.Gradients.All(v => IsFine(gradients, v, s.Kinks, n))));
        return new Picture(
            slice,
            new Panel(values, [.. samples.Select(s => Curves(values, s.Values, k => k.Values, s.Kinks, steps))]),
            new Panel(slopes, [.. samples.Select(s => Curves(slopes, s.Slopes, k => k.Slopes, s.Kinks, steps))]),
            slice.Knob?.Learned is null
                ? null : new Panel(gradients, [.. samples.Select(s => Curves(gradients, s.Gradients, k => k.Gradients, s.Kinks, steps))]));
    }

    /// <summary>The panels with what each shows.</summary>
    public IEnumerable<(string Kind, Panel Panel)> Panels =>
        new[] { ("value", (Panel?)Value), ("slope", Slope), ("gradient", Gradient) }
            .Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!));

    private static Curve[] Curves(PlotFrame frame, float[][] series, Func<KinkSample, float[][]> around, IReadOnlyList<KinkSample> kinks,
        int steps) =>
    [
        .. series.Select((values, s) => new Curve(
            [.. Enumerable.Range(0, steps + 1).Select(i => frame.Y(values[i * Samples.Steps / steps]))],
            [.. kinks.Select(k => (k.X, Y: around(k)[s]))
                .Select(k => new Break(frame.X(k.X), frame.Y(k.Y[0]), frame.Y(k.Y[1]), frame.Y(k.Y[2])))])),
    ];

    // Whether lines between every few samples come close to all samples that are shown; a kink is drawn by its own.
    private static bool IsFine(PlotFrame frame, float[] values, IReadOnlyList<KinkSample> kinks, int steps)
    {
        var stride = Samples.Steps / steps;
        for (var i = 0; i + stride <= Samples.Steps; i += stride)
        {
            double At(int step) => frame.Left + ((frame.Right - frame.Left) * step / Samples.Steps);
            if (kinks.Any(k => k.X >= At(i) && k.X <= At(i + stride)))
            {
                continue;
            }

            var (start, end) = (frame.Y(values[i]), frame.Y(values[i + stride]));
            for (var j = 1; j < stride; j++)
            {
                var y = frame.Y(values[i + j]);
                if (PlotFrame.Shows(y) && Math.Abs(start + ((double)(end - start) * j / stride) - y) > Tolerance)
                {
                    return false;
                }
            }
        }

        return true;
    }
}

/// <summary>A window with a curve of each series for every setting that the slider goes through.</summary>
/// <param name="Frame">The window.</param>
/// <param name="Curves">By setting, then by series.</param>
internal sealed record Panel(PlotFrame Frame, IReadOnlyList<IReadOnlyList<Curve>> Curves);

using ActGen.Training.Reporting;

namespace ActGen.Gallery.Plots;

/// <summary>Writes a panel as an SVG picture; the colors are those of the page.</summary>
internal static class PanelSvg
{
    /// <summary>Draws axes, the curves beside the one shown, the one shown, and the marks of its kinks.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="slice">What it shows.</param>
    /// <param name="label">What it is, in words.</param>
    /// <param name="axis">The name of the horizontal axis.</param>
    public static string Write(Panel panel, Slice slice, string label, string axis)
    {
        var plot = new PlotSvg(panel.Frame, label, axis);
        foreach (var (rank, setting) in (slice.Knob?.Family ?? []).Index())
        {
            foreach (var (series, curve) in panel.Curves[setting].Index())
            {
                plot.Path(
                    $"family s{series} r{rank}", curve.Path(), title: $"{slice.Knob!.Label} = {Knob.Show(slice.Knob.Values[setting])}");
            }
        }

        var shown = panel.Curves[slice.Start];
        foreach (var (series, curve) in shown.Index())
        {
            plot.Path($"curve s{series}", curve.Path());
        }

        foreach (var (y, name) in EndLabels.Of(panel, slice.Knob))
        {
            plot.EndLabel("end", y, name);
        }

        plot.BeginGroup("marks");
        foreach (var (series, curve) in shown.Index())
        {
            foreach (var (kind, x, y) in Marks(curve, panel.Frame))
            {
                plot.Dot($"{kind} s{series}", x, y);
            }
        }

        plot.EndGroup();
        return plot.ToString();
    }

    /// <summary>A dot on each kink; a ring at each end of a jump that the curve does not take.</summary>
    private static IEnumerable<(string Kind, int X, int Y)> Marks(Curve curve, PlotFrame frame)
    {
        foreach (var point in curve.Breaks)
        {
            foreach (var side in new[] { point.Before, point.After }.Where(side =>
                point.Jumps && Math.Abs(side - point.At) > 1 && PlotFrame.Shows(side)))
            {
                yield return ("ring", point.X, side);
            }

            if (PlotFrame.Shows(point.At))
            {
                yield return ("dot", point.X, point.At);
            }
        }
    }
}

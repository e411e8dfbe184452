namespace ActGen.Training.Reporting;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points.</param>
/// <param name="IsDashed">Whether it is dashed.</param>
/// <param name="Band">An area around the line, if there is one: for each point of the line its lower and upper end.</param>
public sealed record ChartLine(
    string Name, IReadOnlyList<(double X, double Y)> Points, bool IsDashed = false, IReadOnlyList<(double Low, double High)>? Band = null);

/// <summary>Draws lines over epochs or other counts, in the colors of <see cref="PlotStyle"/>.</summary>
public static class LineChart
{
    /// <summary>The number of colors.</summary>
    public const int Colors = 12;

    /// <summary>Draws the chart.</summary>
    /// <param name="label">What it shows, in words.</param>
    /// <param name="axis">The name of the horizontal axis.</param>
    /// <param name="lines">
    /// The lines; a pair of a solid and a dashed one after another shares a color where <paramref name="inPairs"/> says so.
    /// </param>
    /// <param name="inPairs">Whether lines come in pairs.</param>
    public static PlotSvg Draw(string label, string axis, IReadOnlyList<ChartLine> lines, bool inPairs = false)
    {
        var xs = lines.SelectMany(line => line.Points.Select(point => point.X)).DefaultIfEmpty(0).ToArray();
        var ys = lines.SelectMany(line => line.Points.Select(point => point.Y))
            .Concat(lines.SelectMany(line => line.Band ?? []).SelectMany(band => new[] { band.Low, band.High }));
        var plot = new PlotSvg(PlotFrame.Around(xs.Min(), xs.Max(), ys), label, axis, isWholeX: true);
        foreach (var (index, line) in lines.Index())
        {
            var color = Color(index, inPairs);
            if (line.Band is { } band)
            {
                plot.Path($"band {color}",
                    PlotPath.Band(plot.Frame, [.. line.Points.Zip(band, (point, ends) => (point.X, ends.Low, ends.High))]));
            }
        }

        foreach (var (index, line) in lines.Index())
        {
            plot.Line($"curve {Color(index, inPairs)}{(line.IsDashed ? " dashed" : "")}", line.Points);
            if (line.Points is [var only])
            {
                plot.Dot($"dot {Color(index, inPairs)}", plot.Frame.X(only.X), plot.Frame.Y(only.Y));
            }
        }

        return plot;
    }

    /// <summary>The classes of a line's color; where there are more lines than colors, they come again dotted.</summary>
    internal static string Color(int index, bool inPairs)
    {
        var (round, color) = Math.DivRem(inPairs ? index / 2 : index, Colors);
        return round == 0 ? $"s{color}" : $"s{color} dotted";
    }
}

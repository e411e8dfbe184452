using System.Globalization;
using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>Paths in places of a <see cref="PlotFrame"/>.</summary>
internal static class PlotPath
{
    /// <summary>The line through some points; one that is not a number interrupts it.</summary>
    public static string Line(PlotFrame frame, IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        var pen = 'M';
        foreach (var (x, y) in points)
        {
            if (double.IsNaN(y))
            {
                pen = 'M';
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{pen}{frame.X(x)} {frame.Y(y)}");
            pen = 'L';
        }

        return path.ToString();
    }

    /// <summary>The area between two lines over the same x.</summary>
    public static string Band(PlotFrame frame, IReadOnlyList<(double X, double Low, double High)> points) =>
        points.Count == 0
            ? ""
            : Line(frame, points.Select(p => (p.X, p.High)).Concat(points.Reverse().Select(p => (p.X, p.Low)))) + "Z";

    /// <summary>Bars from the bottom of the window, each a share of its height.</summary>
    /// <param name="frame">The window.</param>
    /// <param name="histogram">The bars.</param>
    /// <param name="share">The share of the height that the highest bar takes.</param>
    public static string Bars(PlotFrame frame, Histogram histogram, double share)
    {
        var path = new StringBuilder();
        var most = histogram.Counts.DefaultIfEmpty(0).Max();
        var width = (histogram.High - histogram.Low) / histogram.Counts.Count;
        for (var bin = 0; bin < histogram.Counts.Count && most > 0; bin++)
        {
            var height = (int)Math.Round(share * PlotFrame.Height * histogram.Counts[bin] / most);
            if (height > 0)
            {
                var (left, right) = (frame.X(histogram.Low + (bin * width)), frame.X(histogram.Low + ((bin + 1) * width)));
                path.Append(CultureInfo.InvariantCulture, $"M{left + 6} {PlotFrame.Height}v-{height}H{right - 6}v{height}z");
            }
        }

        return path.ToString();
    }
}

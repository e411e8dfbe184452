using System.Globalization;
using MnistTrainer.Runs;

namespace MnistTrainer.Output;

/// <summary>Draws the histogram of the values of one parameter, with a dashed line where it started.</summary>
internal static class HistogramPanel
{
    private const int Bins = 24;

    /// <summary>Draws the panel.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="area">The panel, in pixels.</param>
    public static void Draw(SvgCanvas canvas, LearnedParameter parameter, (double Left, double Top, double Width, double Height) area)
    {
        var (left, top, width, height) = area;
        var start = parameter.Before.Average(value => (double)value);
        var (low, high) = (Math.Min(parameter.After.Min(), start), Math.Max(parameter.After.Max(), start));
        var room = Math.Max(1e-3, 0.05 * (high - low));
        (low, high) = (low - room, high + room);

        var counts = new int[Bins];
        foreach (var value in parameter.After.Where(float.IsFinite))
        {
            counts[Math.Clamp((int)((value - low) / (high - low) * Bins), 0, Bins - 1)]++;
        }

        canvas.Text(left, top - 6, $"{parameter.Info.Name}: {parameter.After.Length} values, dashed where they started");
        canvas.Box(left, top, width, height, "fill=\"none\" stroke=\"#bbb\"");
        var most = Math.Max(1, counts.Max());
        for (var bin = 0; bin < Bins; bin++)
        {
            var bar = (height - 20) * counts[bin] / most;
            canvas.Box(left + (width * bin / Bins) + 1, top + height - bar, (width / Bins) - 2, bar, "fill=\"#3465a4\"");
        }

        var x = left + ((start - low) / (high - low) * width);
        canvas.Line([(x, top), (x, top + height)], "stroke=\"black\" stroke-dasharray=\"5 4\"");
        canvas.Text(left, top + height + 16, Number(low));
        canvas.Text(left + width, top + height + 16, Number(high), "text-anchor=\"end\"");
        canvas.Text(left + 4, top + 14, $"at most {most} in a bin");
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

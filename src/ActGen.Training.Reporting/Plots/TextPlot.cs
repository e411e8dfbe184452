using System.Globalization;
using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>A plot of a few curves as text, two by four dots in each character (Braille patterns).</summary>
public static class TextPlot
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const int LabelWidth = 8;
    private const char NoDots = '\u2800';

    // The dots of a Braille character: [row][column].
    private static readonly int[][] Dots = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

    /// <summary>Draws curves over the same x.</summary>
    /// <param name="low">The lowest x.</param>
    /// <param name="high">The highest x.</param>
    /// <param name="curves">The functions.</param>
    /// <param name="width">The width of the whole plot in columns, 24 or more.</param>
    /// <param name="height">The height of the window in lines.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<string> Draw(double low, double high, IReadOnlyList<Func<double, double>> curves, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var columns = Math.Max(24, width) - LabelWidth - 2;
        var across = columns * DotsAcross;
        double[] grid = [.. Enumerable.Range(0, across).Select(i => low + ((high - low) * i / (across - 1)))];
        double[][] values = [.. curves.Select(curve => grid.Select(curve).ToArray())];
        var frame = PlotFrame.Around(low, high, values.SelectMany(curve => curve), margin: 0);
        var canvas = new int[height][];
        for (var line = 0; line < height; line++)
        {
            canvas[line] = new int[columns];
        }

        foreach (var curve in values)
        {
            Trace(canvas, curve, frame);
        }

        return [.. canvas.Select((line, i) => Line(line, i, height, frame)), Axis(low, high, columns)];
    }

    private static void Trace(int[][] canvas, double[] curve, PlotFrame frame)
    {
        var down = canvas.Length * DotsDown;
        int? last = null;
        for (var x = 0; x < curve.Length; x++)
        {
            if (!double.IsFinite(curve[x]))
            {
                last = null;
                continue;
            }

            var y = (int)Math.Round((frame.Top - curve[x]) / (frame.Top - frame.Bottom) * (down - 1));
            // A steep curve is drawn from dot to dot, without gaps.
            var (from, to) = (last ?? y, y);
            for (var dot = Math.Min(from, to); dot <= Math.Max(from, to); dot++)
            {
                canvas[dot / DotsDown][x / DotsAcross] |= Dots[dot % DotsDown][x % DotsAcross];
            }

            last = y;
        }
    }

    private static string Line(int[] dots, int line, int height, PlotFrame frame)
    {
        var isZero = line == ZeroLine(frame, height);
        var label = line == 0 ? Number(frame.Top) : line == height - 1 ? Number(frame.Bottom) : isZero ? "0" : "";
        var text = new StringBuilder(label.PadLeft(LabelWidth)).Append(isZero ? " ┼" : " │");
        foreach (var dot in dots)
        {
            text.Append(dot != 0 ? (char)(NoDots + dot) : isZero ? '┄' : ' ');
        }

        return text.ToString().TrimEnd();
    }

    private static int ZeroLine(PlotFrame frame, int height) => frame.Bottom < 0 && frame.Top > 0
        ? (int)Math.Round(frame.Top / (frame.Top - frame.Bottom) * ((height * DotsDown) - 1)) / DotsDown
        : -1;

    private static string Axis(double low, double high, int columns)
    {
        var (left, right) = (Number(low), Number(high));
        var middle = low < 0 && high > 0 ? (int)Math.Round(-low / (high - low) * columns) : -1;
        var text = new StringBuilder(left.PadRight(columns));
        if (middle > left.Length && middle < columns - right.Length - 1)
        {
            text[middle] = '0';
        }

        return new string(' ', LabelWidth + 2) + text.ToString(0, columns - right.Length) + right;
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

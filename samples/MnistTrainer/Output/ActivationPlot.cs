using System.Globalization;
using MnistTrainer.Runs;

namespace MnistTrainer.Output;

/// <summary>
/// Draws what the activations learned: a row for each layer with the curves of its neurons, before (dashed) and after, and a
/// histogram for each of its parameters.
/// </summary>
internal static class ActivationPlot
{
    private const double From = -4;
    private const double To = 4;
    private const int Points = 97;
    private const int MostCurves = 32;
    private const double Width = 360;
    private const double Height = 240;
    private const double Margin = 44;

    /// <summary>Draws the picture.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="layers">The layers; activations of one input and one output.</param>
    /// <returns>The SVG file.</returns>
    public static string Draw(string title, IReadOnlyList<LearnedLayer> layers)
    {
        var columns = 1 + layers.Max(layer => layer.Parameters.Count);
        var canvas = new SvgCanvas((columns * (Width + Margin)) + Margin, (layers.Count * (Height + Margin + 24)) + Margin);
        canvas.Text(Margin, 24, title, "font-size=\"16\" font-weight=\"bold\"");
        for (var row = 0; row < layers.Count; row++)
        {
            var top = Margin + 24 + (row * (Height + Margin + 24));
            DrawCurves(canvas, layers[row], $"curves{row}", Margin, top);
            for (var p = 0; p < layers[row].Parameters.Count; p++)
            {
                var left = Margin + ((p + 1) * (Width + Margin));
                HistogramPanel.Draw(canvas, layers[row].Parameters[p], (left, top, Width, Height));
            }
        }

        return canvas.ToString();
    }

    private static void DrawCurves(SvgCanvas canvas, LearnedLayer layer, string id, double left, double top)
    {
        var before = Curves(layer, after: false);
        var after = Curves(layer, after: true);
        var shown = Shown(layer);
        var (low, high) = Range(shown.SelectMany(neuron => before[neuron].Concat(after[neuron])));
        double X(double x) => left + ((x - From) / (To - From) * Width);
        double Y(double y) => top + ((high - y) / (high - low) * Height);
        IEnumerable<(double, double)> Line(float[] curve) => curve.Select((y, i) => (X(Point(i)), Y(y)));

        canvas.Text(left, top - 6, $"{layer.Name}: {layer.Activation.Name}, dashed before, solid after");
        canvas.Box(left, top, Width, Height, "fill=\"none\" stroke=\"#bbb\"");
        canvas.Clipped(id, (left, top, Width, Height), () =>
        {
            canvas.Line([(X(From), Y(0)), (X(To), Y(0))], "stroke=\"#ddd\"");
            canvas.Line([(X(0), top), (X(0), top + Height)], "stroke=\"#ddd\"");
            foreach (var (rank, neuron) in shown.Index())
            {
                canvas.Line(Line(after[neuron]), $"stroke=\"{Colour(rank, shown.Count)}\" stroke-width=\"1.2\" stroke-opacity=\"0.8\"");
            }

            foreach (var curve in shown.Select(neuron => before[neuron]).DistinctBy(curve => string.Join(' ', curve)))
            {
                canvas.Line(Line(curve), "stroke=\"black\" stroke-width=\"1.2\" stroke-dasharray=\"5 4\"");
            }
        });
        foreach (var (x, anchor) in ((double, string)[])[(From, "start"), (0, "middle"), (To, "end")])
        {
            canvas.Text(X(x), top + Height + 16, Number(x), $"text-anchor=\"{anchor}\"");
        }

        canvas.Text(left - 4, top + 10, Number(high), "text-anchor=\"end\"");
        canvas.Text(left - 4, top + Height, Number(low), "text-anchor=\"end\"");
    }

    // One curve for each neuron: [neuron][point].
    private static float[][] Curves(LearnedLayer layer, bool after)
    {
        var curves = new float[layer.Shape.Neurons][];
        for (var neuron = 0; neuron < curves.Length; neuron++)
        {
            curves[neuron] = new float[Points];
        }

        var y = new float[curves.Length];
        for (var i = 0; i < Points; i++)
        {
            layer.Evaluate((float)Point(i), after, y);
            for (var neuron = 0; neuron < curves.Length; neuron++)
            {
                curves[neuron][i] = y[neuron];
            }
        }

        return curves;
    }

    // Neurons whose curves differ, evenly chosen in the order of their first parameter that differs; one if all are alike.
    private static List<int> Shown(LearnedLayer layer)
    {
        var parameter = layer.Parameters.FirstOrDefault(candidate => candidate.After.Length == layer.Shape.Neurons);
        if (parameter is null)
        {
            return [0];
        }

        int[] ordered = [.. Enumerable.Range(0, layer.Shape.Neurons).OrderBy(neuron => parameter.After[neuron])];
        var count = Math.Min(MostCurves, ordered.Length);
        return [.. Enumerable.Range(0, count).Select(i => ordered[i * (ordered.Length - 1) / Math.Max(1, count - 1)]).Distinct()];
    }

    private static (double Low, double High) Range(IEnumerable<float> values)
    {
        var finite = values.Where(float.IsFinite).Select(value => Math.Clamp(value, -10.0, 10.0)).Append(0).ToArray();
        var (low, high) = (finite.Min(), finite.Max());
        var room = Math.Max(0.1, 0.05 * (high - low));
        return (low - room, high + room);
    }

    private static double Point(int i) => From + ((To - From) * i / (Points - 1));

    // From blue, the smallest parameter, to red, the largest.
    private static string Colour(int rank, int count)
    {
        var hue = count > 1 ? 220 - (220.0 * rank / (count - 1)) : 220;
        return string.Create(CultureInfo.InvariantCulture, $"hsl({hue:0}, 75%, 45%)");
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>
/// Draws an activation layer: the curves of its neurons before (dashed) and after (from blue, the smallest parameter, to red), over
/// the histogram of the layer's inputs where it is known.
/// </summary>
public static class ActivationPlot
{
    private const int Points = 193;
    private const int MostCurves = 32;
    private const double Usual = 4;
    private const double HighestValue = 12;
    private const double HistogramShare = 0.45;

    /// <summary>Draws a layer.</summary>
    /// <param name="layer">The layer; its activation is a curve.</param>
    /// <param name="inputs">The inputs of the layer, if they are known.</param>
    /// <param name="range">The lowest and highest x; otherwise where the inputs are, or from -4 to 4.</param>
    public static PlotSvg Draw(LearnedLayer layer, Histogram? inputs = null, (double Low, double High)? range = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var (low, high) = range ?? (inputs is null ? (-Usual, Usual) : (inputs.Low, inputs.High));
        float[] grid = [.. Enumerable.Range(0, Points).Select(i => (float)(low + ((high - low) * i / (Points - 1))))];
        var (before, after) = (layer.Curves(grid, after: false), layer.Curves(grid, after: true));
        var shown = Shown(layer, after.Length);
        // Within a small range, all of a curve is of interest; within a large one, as much as keeps the middle large.
        var most = range is null ? HighestValue : double.MaxValue;
        var values = shown.SelectMany(neuron => before[neuron].Concat(after[neuron]))
            .Where(float.IsFinite).Select(value => Math.Clamp((double)value, -most, most)).Append(0);
        var plot = new PlotSvg(
            PlotFrame.Around(low, high, values), $"{layer.Name}: {layer.Activation.Name} before and after",
            layer.Activation.Info.Inputs[0]);
        if (inputs is not null)
        {
            plot.Ground("bars", PlotPath.Bars(plot.Frame, inputs, HistogramShare));
        }

        var isFamily = shown.Count > 1;
        foreach (var (rank, neuron) in shown.Index())
        {
            plot.Line(isFamily ? "thin" : "curve s0", Zip(grid, after[neuron]), isFamily ? Color(rank, shown.Count) : "");
        }

        foreach (var curve in shown.Select(neuron => before[neuron]).DistinctBy(curve => string.Join(' ', curve)).Take(MostCurves))
        {
            plot.Line("before", Zip(grid, curve));
        }

        return plot;
    }

    /// <summary>Draws a histogram of the values of a parameter, with a dashed line at the mean of where they started.</summary>
    /// <param name="parameter">The parameter.</param>
    public static PlotSvg DrawValues(LearnedParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        const int Bins = 24;
        var values = parameter.Parameter.Value;
        var start = parameter.Start.Average(value => (double)value);
        var frame = PlotFrame.Around(0, 1, [.. values.ToArray().Select(value => (double)value), start], margin: 0.05);
        var (low, high) = (frame.Bottom, frame.Top);
        var histogram = Histogram.Of(values, low, high, Bins);
        var most = Math.Max(1, histogram.Counts.Max());
        var top = most * 1.06;
        var axis = parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..];
        var plot = new PlotSvg(new PlotFrame(low, high, 0, top), $"the values of {parameter.Name}", axis);
        plot.Ground("bars", PlotPath.Bars(plot.Frame, histogram, most / top));
        plot.Line("before", [(start, 0), (start, top)]);
        return plot;
    }

    // Neurons whose curves differ, evenly chosen in the order of their first parameter that differs.
    private static IReadOnlyList<int> Shown(LearnedLayer layer, int curves)
    {
        var parameter = layer.Parameters.FirstOrDefault(candidate => candidate.Start.Length >= curves && curves > 1);
        if (parameter is null)
        {
            return [0];
        }

        var values = parameter.Parameter.Value.ToArray();
        int[] ordered = [.. Enumerable.Range(0, curves).OrderBy(neuron => values[neuron])];
        var count = Math.Min(MostCurves, ordered.Length);
        return [.. Enumerable.Range(0, count).Select(i => ordered[i * (ordered.Length - 1) / Math.Max(1, count - 1)]).Distinct()];
    }

    private static IEnumerable<(double X, double Y)> Zip(float[] x, float[] y) => x.Zip(y, (a, b) => ((double)a, (double)b));

    // From blue, the smallest parameter, to red, the largest; light enough for dark paper, dark enough for light.
    private static string Color(int rank, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"--c:hsl({220 - (220.0 * rank / Math.Max(1, count - 1)):0} 70% 52%)");
}

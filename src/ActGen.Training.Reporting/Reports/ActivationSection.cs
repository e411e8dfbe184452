namespace ActGen.Training.Reporting;

/// <summary>Each activation layer: its curves before and after, its parameters, and how they moved over the epochs.</summary>
internal static class ActivationSection
{
    /// <summary>Writes the section.</summary>
    public static string Write(IReadOnlyList<LearnedLayer> layers, IReadOnlyDictionary<string, Histogram> inputs) =>
        string.Concat(layers.Select(layer => Layer(layer, inputs.GetValueOrDefault(layer.Name))));

    private static string Layer(LearnedLayer layer, Histogram? inputs)
    {
        var info = layer.Activation.Info;
        var figures = new List<string>();
        if (layer.IsCurve)
        {
            figures.Add(Html.Figure(
                $"{info.Name}({info.Inputs[0]})", ActivationPlot.Draw(layer, inputs),
                [
                    .. layer.Parameters.Count == 0 ? Array.Empty<(string, string)>() : [("was", "before"), ("s0", "after")],
                    .. inputs is null ? Array.Empty<(string, string)>() : [("inputs", "its inputs, test set")],
                ]));
        }

        foreach (var parameter in layer.Parameters)
        {
            var name = layer.Info(parameter).Name;
            if (parameter.Initial.Values.Count == 0)
            {
                figures.Add(
                    Html.Figure($"{name}: {parameter.Start.Length} values", ActivationPlot.DrawValues(parameter), ("was", "start")));
            }

            if (parameter.Epochs.Count > 0)
            {
                figures.Add(Html.LineFigure($"{name} over the epochs", "epoch", Lines(name, parameter)));
            }
        }

        return $"<h3>{Html.Text(layer.Name)}: {Html.Text(info.Name)}</h3>\n"
            + $"<p class=\"note\"><code>{Html.Text(Shorten(string.Join(", ", info.Formulas)))}</code></p>\n"
            + Html.Panels(figures);
    }

    // A line for each of a few values; the mean, the quartiles and the range of many.
    private static IReadOnlyList<ChartLine> Lines(string name, LearnedParameter parameter)
    {
        var spreads = parameter.Epochs.Prepend(parameter.Initial).ToArray();
        IReadOnlyList<(double, double)> Points(Func<LearnedSpread, double> value) =>
            [.. spreads.Select((spread, epoch) => ((double)epoch, value(spread)))];
        var values = parameter.Initial.Values.Count;
        return values > 0
            ? [.. Enumerable.Range(0, values)
                .Select(i => new ChartLine(values == 1 ? name : $"{name}[{i}]", Points(spread => spread.Values[i])))]
            :
            [
                new ChartLine(
                    "mean, quartiles", Points(spread => spread.Mean),
                    Band: [.. spreads.Select(spread => ((double)spread.LowerQuartile, (double)spread.UpperQuartile))]),
                new ChartLine("smallest", Points(spread => spread.Min), IsDashed: true),
                new ChartLine("largest", Points(spread => spread.Max), IsDashed: true),
            ];
    }

    private static string Shorten(string formula) => formula.Length <= 300 ? formula : formula[..300] + " …";
}

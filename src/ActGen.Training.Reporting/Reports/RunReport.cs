using System.Text.Json.Nodes;

namespace ActGen.Training.Reporting;

/// <summary>Writes <c>report.html</c>: what a run was, what it gave and what it learned.</summary>
/// <param name="Description">The run.</param>
/// <param name="Model">The trained model.</param>
/// <param name="Result">What the training gave.</param>
/// <param name="Epochs">Its epochs.</param>
/// <param name="Layers">Its activation layers.</param>
/// <param name="Inputs">The inputs of those layers whose activation is a curve.</param>
/// <param name="Predictions">What it says about the test set; null where targets are no classes.</param>
internal sealed record RunReport(
    RunDescription Description, Sequential Model, RunResult Result, IReadOnlyList<EpochMetrics> Epochs,
    IReadOnlyList<LearnedLayer> Layers, IReadOnlyDictionary<string, Histogram> Inputs, TestPredictions? Predictions)
{
    /// <summary>The file.</summary>
    public string Write()
    {
        var page = new ReportPage(Description.Title);
        page.Add("result", "Result", Html.Numbers(
        [
            .. Result.Test.Metrics.Select(metric =>
                ($"test {metric.Name.Replace('_', ' ')}", metric.Name.EndsWith("accuracy", StringComparison.Ordinal)
                ? Html.Number(100 * metric.Value, "0.00") + " %"
                : Html.Number(metric.Value, "0.0000"))),
            ("test loss", Html.Number(Result.Test.Loss, "0.0000")),
            .. Predictions is null
                ? Array.Empty<(string, string)>()
                : [("wrong of " + Html.Number(Result.Test.Count, "N0"), Html.Number(Result.Test.Count - Predictions.Right, "N0"))],
            ("parameters", Html.Number(Model.ParameterCount, "N0")),
            (Result.Epochs == 1 ? "epoch" : "epochs", Html.Number(Result.Epochs, "0")),
            ("time", Result.Seconds < 60 ? Html.Number(Result.Seconds, "0.0") + " s" : TimeText.Clock(Result.Seconds)),
        ]));
        page.Add("curves", "Training", TrainingSection.Write(Epochs));
        page.Add("activations", "Activations", ActivationSection.Write(Layers, Inputs));
        if (Predictions is not null)
        {
            page.Add("confusion", "Confusion matrix", PredictionSection.Confusion(Predictions, Description.ClassNames));
            page.Add("mistakes", "Mistakes", PredictionSection.Mistakes(Predictions, Description.ClassNames));
        }

        page.Add("settings", "Settings and environment", Html.Facts(
        [
            .. Description.Settings.Select(setting => (setting.Key.Replace('_', ' '), Show(setting.Value))),
            ("stopped", Result.Stopped ?? "all epochs are done"),
            ("weights_sha256", Result.WeightsSha256),
            ("simd", RunEnvironment.Simd),
            .. RunEnvironment.Facts,
        ]) + $"<h3>Network</h3>\n<div class=\"scroll\" tabindex=\"0\"><pre><code>{Html.Text(Model.Summary())}</code></pre></div>\n");
        return page.ToString();
    }

    private static string Show(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } => "-",
        JsonArray list => string.Join(", ", list.Select(Show)),
        _ => value.ToString(),
    };
}

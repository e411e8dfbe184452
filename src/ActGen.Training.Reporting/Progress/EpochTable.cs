using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>An epoch with the movement of the learned parameters so far.</summary>
/// <param name="Metrics">What the epoch gave.</param>
/// <param name="Moved">For each epoch so far, how far the learned parameters are from their start.</param>
internal sealed record EpochRow(EpochMetrics Metrics, IReadOnlyList<double> Moved);

/// <summary>The columns of the table of epochs on a terminal.</summary>
internal static class EpochTable
{
    private const int Bars = 8;

    /// <summary>Makes the table.</summary>
    /// <param name="width">The columns of the terminal that can be used.</param>
    /// <param name="epochs">The number of the last epoch.</param>
    /// <param name="metrics">The names of the metrics; the first has a column.</param>
    /// <param name="validates">Whether there is a validation set.</param>
    /// <param name="learns">Whether activations learn parameters.</param>
    public static TextTable<EpochRow> Create(int width, int epochs, IReadOnlyList<string> metrics, bool validates, bool learns)
    {
        var number = epochs.ToString(CultureInfo.InvariantCulture).Length;
        var metric = metrics switch { [] => "", ["accuracy", ..] => "acc", [var name, ..] => name[..Math.Min(name.Length, 8)] };
        (bool Shown, TextColumn<EpochRow> Column)[] all =
        [
            (true, new("epoch", row => $"{Text(row.Metrics.Epoch, "0").PadLeft(number)}/{epochs}", Rank: 0, Width: (2 * number) + 1)),
            (true, new("loss", row => Text(row.Metrics.Loss, "0.0000"), Rank: 1, Width: 7)),
            (metric.Length > 0, new(metric, row => Metric(row.Metrics.Training), Rank: 3, Width: 6)),
            (validates, new("val_loss", row => Text(row.Metrics.ValidationLoss, "0.0000"), Rank: 4, Width: 7)),
            (validates && metric.Length > 0, new($"val_{metric}", row => Metric(row.Metrics.Validation), Rank: 2, Width: 6)),
            (true, new("lr", row => Text(row.Metrics.LearningRate, "0.######"), Rank: 7, Width: 8)),
            (true, new("time", row => Text(row.Metrics.Seconds, "0.00") + " s", Rank: 5, Width: 8)),
            (learns, new("learned", Learned, Rank: 6, Width: 7 + Bars, IsLeft: true)),
        ];
        return new TextTable<EpochRow>(all.Where(entry => entry.Shown).Select(entry => entry.Column), [], width);
    }

    private static string Learned(EpochRow row) => $"{Text(row.Moved[^1], "0.000"),-6} {Sparkline.Of(row.Moved, Bars)}";

    private static string Metric(Evaluation? measured) => Text(measured?.Metrics[0].Value, "0.0000");

    private static string Text(double? value, string format) =>
        value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "";
}

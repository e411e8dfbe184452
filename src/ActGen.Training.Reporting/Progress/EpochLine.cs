using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>An epoch in one line of names and values, which a program can search.</summary>
public static class EpochLine
{
    /// <summary>A number of epochs, in words.</summary>
    /// <param name="epochs">The number.</param>
    public static string Count(int epochs) =>
        string.Create(CultureInfo.InvariantCulture, $"{epochs} {(epochs == 1 ? "epoch" : "epochs")}");

    /// <summary>The line.</summary>
    /// <param name="metrics">The epoch.</param>
    /// <param name="epochs">The number of the last epoch.</param>
    /// <param name="moved">How far the learned activation parameters are from their start, if there are any.</param>
    public static string Of(EpochMetrics metrics, int epochs, double? moved = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var width = epochs.ToString(CultureInfo.InvariantCulture).Length;
        string[] parts =
        [
            $"epoch {metrics.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(width)}/{epochs}",
            .. Numbers("", metrics.Training),
            .. metrics.Validation is { } validation ? Numbers("val_", validation) : [],
            string.Create(CultureInfo.InvariantCulture, $"lr {metrics.LearningRate:0.#######}"),
            string.Create(CultureInfo.InvariantCulture, $"{metrics.Seconds:0.00} s"),
            .. moved is { } distance ? [string.Create(CultureInfo.InvariantCulture, $"learned {distance:0.0000}")] : Array.Empty<string>(),
            .. metrics.Phase.Length > 0 ? [$"phase {metrics.Phase}"] : Array.Empty<string>(),
        ];
        return string.Join("  ", parts);
    }

    private static IEnumerable<string> Numbers(string prefix, Evaluation measured) =>
        measured.Metrics.Prepend(new MetricValue("loss", measured.Loss))
            .Select(metric => string.Create(CultureInfo.InvariantCulture, $"{prefix}{metric.Name} {metric.Value:0.0000}"));
}

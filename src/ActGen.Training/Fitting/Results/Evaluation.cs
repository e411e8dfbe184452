namespace ActGen.Training;

/// <summary>The loss and the metrics of a data set, or of an epoch of training.</summary>
/// <param name="Loss">Mean loss of the samples.</param>
/// <param name="Metrics">The metrics, in the order of <see cref="Trainer.Metrics"/>.</param>
/// <param name="Count">Number of samples.</param>
public sealed record Evaluation(double Loss, IReadOnlyList<MetricValue> Metrics, int Count)
{
    internal const string AccuracyName = "accuracy";

    /// <summary>Part of the samples that are right; NaN if no metric is called <c>accuracy</c>.</summary>
    public double Accuracy => Metrics.FirstOrDefault(metric => metric.Name == AccuracyName, new MetricValue("", double.NaN)).Value;

    /// <summary>A metric by its name.</summary>
    /// <param name="metric">The name.</param>
    /// <exception cref="KeyNotFoundException">It was not measured; the message says what was.</exception>
    public double this[string metric]
    {
        get
        {
            foreach (var measured in Metrics)
            {
                if (measured.Name == metric)
                {
                    return measured.Value;
                }
            }

            throw new KeyNotFoundException(
                $"{metric} was not measured; there are {string.Join(", ", ["loss", .. Metrics.Select(measured => measured.Name)])}");
        }
    }
}

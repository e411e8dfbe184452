namespace ActGen.Training;

/// <summary>Means of the loss and of the metrics over the batches so far.</summary>
internal sealed class RunningMeans(IReadOnlyList<Metric> metrics)
{
    private readonly double[] _sums = new double[metrics.Count];
    private readonly double[] _means = new double[metrics.Count];
    private readonly int _accuracy = IndexOfAccuracy(metrics);
    private double _loss;
    private int _count;

    /// <summary>Mean loss.</summary>
    public double Loss => _loss / _count;

    /// <summary>Mean of the metric called accuracy, or NaN.</summary>
    public double Accuracy => _accuracy < 0 ? double.NaN : _means[_accuracy];

    /// <summary>Mean of each metric.</summary>
    public ReadOnlyMemory<double> Metrics => _means;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        (_loss, _count) = (0, 0);
        _sums.AsSpan().Clear();
    }

    /// <summary>Adds the sums over a batch.</summary>
    public void Add(double loss, ReadOnlySpan<double> metricSums, int count)
    {
        _loss += loss;
        _count += count;
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += metricSums[i];
            _means[i] = _sums[i] / _count;
        }
    }

    /// <summary>A copy of the means, with the names.</summary>
    public Evaluation ToEvaluation() =>
        new(Loss, [.. metrics.Select((metric, i) => new MetricValue(metric.Name, _means[i]))], _count);

    private static int IndexOfAccuracy(IReadOnlyList<Metric> metrics)
    {
        for (var i = 0; i < metrics.Count; i++)
        {
            if (metrics[i].Name == Evaluation.AccuracyName)
            {
                return i;
            }
        }

        return -1;
    }
}

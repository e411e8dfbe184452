namespace ActGen.Training;

/// <summary>A measured value of a metric.</summary>
/// <param name="Name">The name of the metric.</param>
/// <param name="Value">Its mean over the samples.</param>
public readonly record struct MetricValue(string Name, double Value);

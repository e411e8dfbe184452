namespace ActGen.Training;

/// <summary>The mean of |output - target|, over the outputs of a sample and over the samples.</summary>
public sealed class AbsoluteError : Metric
{
    /// <inheritdoc />
    public override string Name => "mean_absolute_error";

    /// <inheritdoc />
    public override bool HigherIsBetter => false;

    /// <inheritdoc />
    public override void Check(Shape outputs, TargetFormat target) => ValueTargets.Check($"the metric {Name}", outputs, target);

    /// <inheritdoc />
    public override void Compute(ReadOnlySpan<float> outputs, Targets targets, Span<float> values)
    {
        var length = outputs.Length / targets.Rows;
        for (var row = 0; row < targets.Rows; row++)
        {
            double sum = 0;
            for (var i = row * length; i < (row + 1) * length; i++)
            {
                sum += Math.Abs(outputs[i] - targets.Values[i]);
            }

            values[row] = (float)(sum / length);
        }
    }
}

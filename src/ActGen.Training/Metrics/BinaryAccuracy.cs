namespace ActGen.Training;

/// <summary>The part of the outputs on the right side of 0, for targets above or below 1/2: what yes-or-no questions get right.</summary>
public sealed class BinaryAccuracy : Metric
{
    /// <inheritdoc />
    public override string Name => "accuracy";

    /// <inheritdoc />
    public override bool HigherIsBetter => true;

    /// <inheritdoc />
    public override void Check(Shape outputs, TargetFormat target) => ValueTargets.Check($"the metric {Name}", outputs, target);

    /// <inheritdoc />
    public override void Compute(ReadOnlySpan<float> outputs, Targets targets, Span<float> values)
    {
        var length = outputs.Length / targets.Rows;
        for (var row = 0; row < targets.Rows; row++)
        {
            var right = 0;
            for (var i = row * length; i < (row + 1) * length; i++)
            {
                right += outputs[i] > 0 == targets.Values[i] > 0.5f ? 1 : 0;
            }

            values[row] = (float)right / length;
        }
    }
}

namespace ActGen.Training;

/// <summary>The part of the samples whose largest output (the first, if several are equal) is that of the right class.</summary>
public sealed class Accuracy : Metric
{
    /// <inheritdoc />
    public override string Name => "accuracy";

    /// <inheritdoc />
    public override bool HigherIsBetter => true;

    /// <inheritdoc />
    public override void Check(Shape outputs, TargetFormat target) => ClassTargets.Check($"the metric {Name}", outputs, target);

    /// <inheritdoc />
    public override void Compute(ReadOnlySpan<float> outputs, Targets targets, Span<float> values)
    {
        var classes = outputs.Length / targets.Rows;
        for (var row = 0; row < targets.Rows; row++)
        {
            var z = outputs.Slice(row * classes, classes);
            var best = 0;
            for (var i = 1; i < z.Length; i++)
            {
                best = z[i] > z[best] ? i : best;
            }

            values[row] = best == targets.Classes[row] ? 1 : 0;
        }
    }
}

namespace ActGen.Training;

/// <summary>The part of the samples whose right class is among those with the largest outputs.</summary>
/// <param name="count">How many outputs count, at least 1. Of equal outputs the first come first.</param>
public sealed class TopAccuracy(int count = 5) : Metric
{
    private readonly int _count = Checks.AtLeast(1, count, nameof(count), nameof(TopAccuracy));

    /// <inheritdoc />
    public override string Name => $"top_{_count}_accuracy";

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
            var label = targets.Classes[row];
            var before = 0;
            for (var i = 0; i < z.Length; i++)
            {
                // Written so that an output that is not a number is never right.
                before += z[i] < z[label] || (z[i] == z[label] && i >= label) ? 0 : 1;
            }

            values[row] = before < _count ? 1 : 0;
        }
    }
}

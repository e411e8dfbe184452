namespace ActGen.Training;

/// <summary>The epochs of a training, in order.</summary>
/// <param name="epochs">The epochs.</param>
/// <param name="stopped">Why the training ended early, if it did.</param>
public sealed class History(IReadOnlyList<EpochMetrics> epochs, string? stopped)
{
    /// <summary>The epochs of this call of <see cref="Trainer.Fit"/>.</summary>
    public IReadOnlyList<EpochMetrics> Epochs { get; } = epochs;

    /// <summary>Why the training ended before the last epoch, or null.</summary>
    public string? Stopped { get; } = stopped;
}

namespace ActGen.Training;

/// <summary>What an epoch gave.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean training loss of the samples, each measured in the step that used it.</param>
/// <param name="Accuracy">Part of the training samples that were right in the step that used them.</param>
/// <param name="ValidationLoss">Mean loss on the validation set after the epoch, if there is one.</param>
/// <param name="ValidationAccuracy">Part of the validation set that is right after the epoch, if there is one.</param>
/// <param name="LearningRate">Learning rate of the epoch's last step, without the factors of parameters and groups.</param>
/// <param name="Seconds">Time the epoch took, validation included.</param>
public sealed record EpochMetrics(
    int Epoch, double Loss, double Accuracy, double? ValidationLoss, double? ValidationAccuracy, double LearningRate, double Seconds);

/// <summary>What a data set gave.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">Part of the samples that are right.</param>
/// <param name="Count">Number of samples.</param>
public readonly record struct Evaluation(double Loss, double Accuracy, int Count);

/// <summary>Where the training is, after a step.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Batch">Number of the batch in the epoch, from 1.</param>
/// <param name="Batches">Number of batches of an epoch.</param>
/// <param name="Loss">Mean loss of the epoch's samples so far.</param>
/// <param name="Accuracy">Part of the epoch's samples so far that were right.</param>
public readonly record struct StepReport(int Epoch, int Batch, int Batches, double Loss, double Accuracy);

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

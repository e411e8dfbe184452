namespace ActGen.Training;

/// <summary>Where the training is, after a step.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Batch">Number of the batch in the epoch, from 1.</param>
/// <param name="Batches">Number of batches of an epoch.</param>
/// <param name="Loss">Mean loss of the epoch's samples so far.</param>
/// <param name="Accuracy">Part of the epoch's samples so far that were right; NaN if that is not measured.</param>
/// <param name="Metrics">
/// Mean of each metric over the epoch's samples so far, in the order of <see cref="Trainer.Metrics"/>; valid until the next step.
/// </param>
/// <param name="LearningRate">Learning rate of the step, without the factors of parameters and groups.</param>
public readonly record struct StepReport(
    int Epoch, int Batch, int Batches, double Loss, double Accuracy, ReadOnlyMemory<double> Metrics, double LearningRate);

namespace ActGen.Training;

/// <summary>The work that <see cref="Trainer.Fit"/> is going to do.</summary>
/// <param name="FirstEpoch">The first epoch, from 1; larger when the training continues from a checkpoint.</param>
/// <param name="Epochs">The last epoch.</param>
/// <param name="Batches">Number of batches of an epoch.</param>
/// <param name="TrainingSamples">Number of training samples.</param>
/// <param name="ValidationSamples">Number of validation samples, 0 if there is no validation.</param>
public sealed record TrainingPlan(int FirstEpoch, int Epochs, int Batches, int TrainingSamples, int ValidationSamples);

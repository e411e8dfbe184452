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

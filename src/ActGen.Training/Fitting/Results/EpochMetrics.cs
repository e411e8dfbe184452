namespace ActGen.Training;

/// <summary>The measurements of an epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Training">Loss and metrics of the training samples, each measured in the step that used it.</param>
/// <param name="Validation">Loss and metrics of the validation set after the epoch, if there is one.</param>
/// <param name="LearningRate">Learning rate of the epoch's last step, without the factors of parameters and groups.</param>
/// <param name="Seconds">Time the epoch took, validation included.</param>
/// <param name="Phase">The name of the epoch's phase; empty without phases.</param>
public sealed record EpochMetrics(
    int Epoch, Evaluation Training, Evaluation? Validation, double LearningRate, double Seconds, string Phase = "")
{
    /// <summary>Mean training loss.</summary>
    public double Loss => Training.Loss;

    /// <summary>Part of the training samples that were right; NaN if that is not measured.</summary>
    public double Accuracy => Training.Accuracy;

    /// <summary>Mean loss on the validation set, if there is one.</summary>
    public double? ValidationLoss => Validation?.Loss;

    /// <summary>Part of the validation set that is right, if there is one; NaN if that is not measured.</summary>
    public double? ValidationAccuracy => Validation?.Accuracy;
}

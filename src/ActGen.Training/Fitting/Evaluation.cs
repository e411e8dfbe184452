namespace ActGen.Training;

/// <summary>What a data set gave.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">Part of the samples that are right.</param>
/// <param name="Count">Number of samples.</param>
public readonly record struct Evaluation(double Loss, double Accuracy, int Count);

namespace ActGen.Training;

/// <summary>A tensor in a <see cref="TrainingState"/>.</summary>
/// <param name="Name">The name: that of a parameter, or of something else with a <c>/</c>: <c>adam.m/dense_1.weight</c>.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Values">The values, row-major.</param>
public sealed record NamedTensor(string Name, Shape Shape, float[] Values);

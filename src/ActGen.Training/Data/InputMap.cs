namespace ActGen.Training;

/// <summary>
/// The numbers that a network gets for gray values from 0 to 255: value * <see cref="Scale"/> + <see cref="Offset"/>, rounded once.
/// </summary>
/// <param name="Scale">The factor.</param>
/// <param name="Offset">What is added.</param>
public readonly record struct InputMap(float Scale, float Offset)
{
    /// <summary>From 0 to 1: value / 255.</summary>
    public static InputMap ZeroToOne { get; } = new(1f / 255, 0);

    /// <summary>From -1 to 1.</summary>
    public static InputMap MinusOneToOne { get; } = new(2f / 255, -1);

    /// <summary>Mean 0 and deviation 1: (value / 255 - mean) / deviation.</summary>
    /// <param name="mean">The mean of value / 255; 0.1307 for MNIST. See <see cref="MnistDataset.Statistics"/>.</param>
    /// <param name="deviation">The standard deviation of value / 255, above 0; 0.3081 for MNIST.</param>
    public static InputMap Standard(double mean, double deviation) =>
        new(
            (float)(1 / (255 * Checks.Positive(deviation, nameof(deviation), nameof(InputMap)))),
            (float)(-Checks.Finite(mean, nameof(mean), nameof(InputMap)) / deviation));
}

namespace ActGen.Training;

/// <summary>
/// A number that is measured beside the loss: one value for each sample, whose mean over the samples is reported. To write one, say what
/// it takes in <see cref="Check"/>, and compute in <see cref="Compute"/>, which several threads call at once.
/// </summary>
public abstract class Metric
{
    /// <summary>The name in logs and for <see cref="Monitored"/>: <c>accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a larger number is better.</summary>
    public abstract bool HigherIsBetter { get; }

    /// <summary>Checks that the outputs of a network can be compared with such targets.</summary>
    /// <param name="outputs">Shape of the outputs of one sample.</param>
    /// <param name="target">What the targets are.</param>
    /// <exception cref="ArgumentException">They cannot; the message says why.</exception>
    public abstract void Check(Shape outputs, TargetFormat target);

    /// <summary>Measures some rows.</summary>
    /// <param name="outputs">The network's outputs, row by row.</param>
    /// <param name="targets">The targets of the rows; only to be read.</param>
    /// <param name="values">Receives the value of each row.</param>
    public abstract void Compute(ReadOnlySpan<float> outputs, Targets targets, Span<float> values);
}

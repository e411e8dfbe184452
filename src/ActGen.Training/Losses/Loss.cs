namespace ActGen.Training;

/// <summary>
/// The quantity that training makes small: a number for each sample, from the network's outputs and the sample's target, and its gradient.
/// To write one, say which outputs and targets it takes in <see cref="Check"/>, and compute in <see cref="Compute"/>.
/// </summary>
/// <remarks>
/// A loss is used by several threads at once, each for some rows, so <see cref="Compute"/> must not change anything shared; and what
/// it gives for a row must depend on that row alone: then training gives the same bits on any number of threads.
/// </remarks>
public abstract class Loss
{
    /// <summary>The name in messages: <c>softmax_cross_entropy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The metrics that are measured beside the loss unless <see cref="TrainerOptions.Metrics"/> says otherwise.</summary>
    public virtual IReadOnlyList<Metric> DefaultMetrics => [];

    /// <summary>Checks that the outputs of a network can be compared with such targets.</summary>
    /// <param name="outputs">Shape of the outputs of one sample.</param>
    /// <param name="target">What the targets are.</param>
    /// <exception cref="ArgumentException">They cannot; the message says why.</exception>
    public abstract void Check(Shape outputs, TargetFormat target);

    /// <summary>Computes the losses of some rows and their gradient.</summary>
    /// <param name="outputs">The network's outputs, row by row.</param>
    /// <param name="targets">The targets of the rows; only to be read.</param>
    /// <param name="scale">Factor on the gradient, not on the losses: 1 / rows of the whole batch for the gradient of the mean.</param>
    /// <param name="gradient">Receives the gradient for the outputs.</param>
    /// <param name="losses">Receives the loss of each row.</param>
    public abstract void Compute(
        ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses);

    /// <summary>Checks the lengths of the arguments of <see cref="Compute"/> against each other.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="losses">The losses.</param>
    /// <returns>Number of outputs of one row.</returns>
    /// <exception cref="ArgumentException">They do not fit together.</exception>
    protected static int RowLength(ReadOnlySpan<float> outputs, Targets targets, ReadOnlySpan<float> gradient, ReadOnlySpan<float> losses)
    {
        var length = targets.Rows == 0 ? 1 : outputs.Length / targets.Rows;
        return length * targets.Rows == outputs.Length && gradient.Length == outputs.Length && losses.Length == targets.Rows
            ? length
            : throw new ArgumentException(
                $"{outputs.Length} outputs, {gradient.Length} gradients, {targets.Rows} targets and {losses.Length} losses "
                + "do not fit together");
    }
}

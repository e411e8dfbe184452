namespace ActGen;

/// <summary>
/// The contract of an activation type, which the generator implements, with a training engine: to apply it, to take it back,
/// and to know its parameters.
/// </summary>
/// <remarks>
/// All spans hold whole samples, channels last. <c>parameters</c> holds all learnables one after another in the order of their
/// declaration, <see cref="ActivationInfo.ParameterCount"/> in total. A length that does not fit throws an
/// <see cref="ArgumentException"/> that names the argument and both numbers.
/// </remarks>
public interface IActivation
{
    /// <summary>The facts about the activation.</summary>
    static abstract ActivationInfo Info { get; }

    /// <summary>Computes y = f(x).</summary>
    /// <param name="x">The inputs: any number of samples.</param>
    /// <param name="parameters">The learnable parameters.</param>
    /// <param name="y">Receives the outputs; may be the same span as <paramref name="x"/> for one input and one output.</param>
    /// <param name="shape">The shape of one sample of <paramref name="x"/>.</param>
    static abstract void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape);

    /// <summary>Computes the gradients for x and the parameters from the gradient for y.</summary>
    /// <param name="x">The inputs of the forward pass.</param>
    /// <param name="y">
    /// The outputs of the forward pass; may be empty where <see cref="ActivationInfo.BackwardReads"/> lacks
    /// <see cref="BackwardReads.Output"/>.
    /// </param>
    /// <param name="dy">The gradient for the outputs.</param>
    /// <param name="parameters">The learnable parameters.</param>
    /// <param name="dx">
    /// Receives the gradient for the inputs; may be the same span as <paramref name="dy"/> or <paramref name="x"/>.
    /// </param>
    /// <param name="dparameters">The gradient for the parameters is added to it.</param>
    /// <param name="shape">The shape of one sample of <paramref name="x"/>.</param>
    static abstract void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape);
}

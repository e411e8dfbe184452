namespace ActGen;

/// <summary>Makes a type the weighted combination of other activations, in one kernel.</summary>
/// <remarks>
/// <para>
/// The type learns <c>w</c>, one for each part: logits for <see cref="MixWeights.Softmax"/> and <see cref="MixWeights.Sigmoid"/>, which
/// start at 0, so at equal weights; the weights themselves for <see cref="MixWeights.Free"/>, which start at the mean of the parts or, for
/// <see cref="Combine.Product"/>, at their product. <see cref="MixWeights.Fixed"/> weights are <see cref="Values"/>, and nothing is
/// learned.
/// </para>
/// <para>
/// The parts' own learnables come along, prefixed with the name of the part: <c>PRelu_slope</c>. A part may be a mix. It may be named
/// twice, and then has learnables of its own each time, <c>PRelu_slope</c> and <c>PRelu2_slope</c>. All parts have as many inputs and
/// outputs as the first.
/// </para>
/// </remarks>
/// <example><code>
/// [Mix(typeof(Relu), typeof(Tanh), typeof(Sin))]
/// public readonly partial struct ReluTanhSin;
/// </code></example>
/// <param name="parts">The activations to combine.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, Inherited = false)]
public sealed class MixAttribute(params Type[] parts) : Attribute
{
    /// <summary>The activations to combine.</summary>
    public IReadOnlyList<Type> Parts { get; } = parts;

    /// <summary>How the weights are made.</summary>
    public MixWeights Weights { get; set; } = MixWeights.Softmax;

    /// <summary>The weights for <see cref="MixWeights.Fixed"/>, one finite number for each part; for other weights, leave it out.</summary>
    public double[] Values { get; set; } = [];

    /// <summary>How the weighted parts are combined.</summary>
    public Combine Combine { get; set; } = Combine.Sum;

    /// <summary>The unit that has weights of its own: the layer, a channel or a neuron. Default: the layer.</summary>
    public Per Per { get; set; } = Per.Layer;
}

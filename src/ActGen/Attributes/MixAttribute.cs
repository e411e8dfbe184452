namespace ActGen;

/// <summary>Makes a type the weighted combination of other activations, in one kernel.</summary>
/// <remarks>
/// With <see cref="MixWeights.Softmax"/> the type learns logits <c>w</c>, one for each part, which start at 0: at equal weights.
/// The parts' own learnables come along, prefixed with the name of the part.
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

    /// <summary>The weights, for <see cref="MixWeights.Fixed"/>.</summary>
    public double[] Values { get; set; } = [];

    /// <summary>How the weighted parts are combined.</summary>
    public Combine Combine { get; set; } = Combine.Sum;

    /// <summary>What has weights of its own. Default: the layer.</summary>
    public Per Per { get; set; } = Per.Layer;
}

using static TorchSharp.torch;

namespace ActGen.TorchSharp;

/// <summary>Makes modules of activations that are known by name only, such as <c>GeneratedActivations.Find(name)</c>.</summary>
public static class ActivationModule
{
    /// <summary>
    /// Why the last backward pass failed that did; null if none did. libtorch, which calls it and makes <c>backward()</c> fail, has no
    /// place for an exception of .NET, and says that a gradient is invalid.
    /// </summary>
    public static Exception? BackwardError { get; internal set; }

    /// <summary>Makes the module of an activation.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="sampleShape">As for <see cref="ActivationModule{T}"/>.</param>
    /// <exception cref="ArgumentException">A shape is needed, or the activation cannot take samples of this one.</exception>
    public static nn.Module<Tensor, Tensor> Create(ActivationDescriptor activation, params long[] sampleShape)
    {
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(sampleShape);
        return activation.Accept(new Maker(sampleShape));
    }

    private sealed class Maker(long[] sampleShape) : IActivationVisitor<nn.Module<Tensor, Tensor>>
    {
        public nn.Module<Tensor, Tensor> Visit<T>() where T : IActivation => new ActivationModule<T>(sampleShape);
    }
}

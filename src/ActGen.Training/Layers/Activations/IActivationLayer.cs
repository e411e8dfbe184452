namespace ActGen.Training;

/// <summary>A layer that applies an activation: what <see cref="Activation{T}"/> is, whatever its type.</summary>
public interface IActivationLayer
{
    /// <summary>The activation.</summary>
    ActivationDescriptor Activation { get; }
}

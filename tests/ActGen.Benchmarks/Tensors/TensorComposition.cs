namespace ActGen.Benchmarks.Tensors;

/// <summary>
/// An activation composed of System.Numerics.Tensors calls, as a careful user would write it. Each direction is a small method of its
/// own: in a large one the JIT stops inlining and the calls get slow.
/// </summary>
internal abstract class TensorComposition
{
    /// <summary>Writes y to the block's result.</summary>
    public abstract void Forward(in TensorBlock block);

    /// <summary>Writes dx to the block's result and adds the gradients of the parameters.</summary>
    public abstract void Backward(in TensorBlock block);
}

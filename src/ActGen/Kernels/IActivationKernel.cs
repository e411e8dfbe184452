using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// The row loops of an activation, written by the generator once for every width. <see cref="KernelDriver"/> calls them; user
/// code has no need to.
/// </summary>
/// <remarks>
/// A call handles one block of lanes: the elements at offsets 0, stride, 2 stride, ... with the parameters of that block, which
/// lie one block after another. Everything that depends on parameters alone is computed once for each call.
/// </remarks>
public interface IActivationKernel
{
    /// <summary>For each parameter element, what has a value of its own.</summary>
    static abstract ReadOnlySpan<Per> ParameterScopes { get; }

    /// <summary>Computes the outputs of <paramref name="rows"/> rows.</summary>
    static abstract void Forward<TLanes>(
        ref readonly float x, ref readonly float parameters, ref float y, nint stride, nint rows)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>
    /// Computes the gradients for the inputs, and writes the sums over the rows of the gradients for the parameters to
    /// <paramref name="dparameters"/>, one block for each parameter element.
    /// </summary>
    static abstract void Backward<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters,
        ref float dx, ref float dparameters, nint stride, nint rows)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>An activation whose backward pass is cheaper when it reads the outputs of the forward pass.</summary>
public interface IOutputReadingKernel : IActivationKernel
{
    /// <summary>As <see cref="IActivationKernel.Backward"/>, with the outputs at hand.</summary>
    static abstract void BackwardFromOutput<TLanes>(
        ref readonly float x, ref readonly float y, ref readonly float dy, ref readonly float parameters,
        ref float dx, ref float dparameters, nint stride, nint rows)
        where TLanes : struct, ILanes<TLanes>;
}

using System.ComponentModel;
using ActGen.Numerics;

namespace ActGen.CompilerServices;

/// <summary>
/// The shape of a kernel as its driver knows it: how many inputs and outputs it has, how they lie, and what has parameters of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKernel
{
    /// <summary>How many inputs the last axis is split into.</summary>
    static virtual int Inputs => 1;

    /// <summary>How many outputs are concatenated along the last axis.</summary>
    static virtual int Outputs => 1;

    /// <summary>How the inputs lie in the last axis.</summary>
    static virtual InputLayout Layout => InputLayout.Split;

    /// <summary>For each parameter element, what has a value of its own.</summary>
    static abstract ReadOnlySpan<Per> ParameterScopes { get; }
}

/// <summary>
/// The row loops of an activation that treats each element by itself, written by the generator once for every width.
/// <see cref="KernelDriver"/> calls them; user code has no need to.
/// </summary>
/// <remarks>
/// A call handles one block of lanes: the elements that a <see cref="RowWalk"/> meets, with the parameters of that block, which
/// lie one block after another. Everything that depends on parameters alone is computed once for each call.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivationKernel : IKernel
{
    /// <summary>
    /// Whether a call begins or ends with work that takes longer than a few rows: functions or quotients of parameters. The driver then
    /// gives it more rows at a time.
    /// </summary>
    static virtual bool HasCostlyCalls => false;

    /// <summary>
    /// Whether <see cref="ForwardAlongRows"/> and <see cref="BackwardAlongRows"/> are there: a row of little work takes no longer than
    /// reading it, which is faster in the order in which it lies where blocks of lanes are short or rows long.
    /// </summary>
    static virtual bool GoesAlongRows => false;

    /// <summary>
    /// As <see cref="Forward"/>, over whole rows one after another. All parameters have a value for each column, and the columns, as many
    /// as from a row to the next, fill blocks of lanes; the columns of a parameter element lie behind those of the one before.
    /// </summary>
    static virtual void ForwardAlongRows<TLanes>(ref readonly float x, ref readonly float parameters, ref float y, RowWalk walk)
        where TLanes : struct, ILanes<TLanes> => throw new NotSupportedException();

    /// <summary>
    /// As <see cref="Backward"/>, over such rows. The gradients for the parameters, which lie as these do, are added to
    /// <paramref name="dparameters"/>.
    /// </summary>
    static virtual void BackwardAlongRows<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes> => throw new NotSupportedException();

    /// <summary>Computes the outputs of the rows.</summary>
    static abstract void Forward<TLanes>(ref readonly float x, ref readonly float parameters, ref float y, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>
    /// Computes the gradients for the inputs, and writes the sums over the rows of the gradients for the parameters to
    /// <paramref name="dparameters"/>, one block for each parameter element.
    /// </summary>
    static abstract void Backward<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>An activation whose backward pass is cheaper when it reads the outputs of the forward pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOutputReadingKernel : IActivationKernel
{
    /// <summary>As <see cref="IActivationKernel.Backward"/>, with the outputs at hand.</summary>
    static abstract void BackwardFromOutput<TLanes>(
        ref readonly float x, ref readonly float y, ref readonly float dy, ref readonly float parameters,
        ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>;
}

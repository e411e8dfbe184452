using System.ComponentModel;
using ActGen.Numerics;

namespace ActGen.CompilerServices;

/// <summary>
/// The passes over rows of an activation with reductions over the last axis, written by the generator once for every width.
/// <see cref="RowKernelDriver"/> calls them; user code has no need to.
/// </summary>
/// <remarks>
/// Each pass but the last reduces: it writes what every lane has added up, or found largest. The driver makes one value of the lanes and
/// hands it to the passes after it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowKernel : IKernel
{
    /// <summary>The passes from x to y.</summary>
    static abstract RowPlan ForwardPlan { get; }

    /// <summary>The passes from x and dy to the gradients.</summary>
    static abstract RowPlan BackwardPlan { get; }

    /// <summary>Runs one forward pass.</summary>
    /// <param name="pass">Which one.</param>
    /// <param name="block">What it works on.</param>
    /// <param name="first">Where the block of lanes of the first step begins: a lane after a number of whole steps.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="rows">How many rows, one after another.</param>
    static abstract void Forward<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Runs one backward pass.</summary>
    /// <param name="pass">Which one.</param>
    /// <param name="block">What it works on.</param>
    /// <param name="first">Where the block of lanes of the first step begins: a lane after a number of whole steps.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="rows">How many rows, one after another.</param>
    static abstract void Backward<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Runs one forward pass over a row in double precision, where the plan has such passes.</summary>
    /// <param name="pass">Which one: each but the last computes what is reduced.</param>
    /// <param name="row">What it works on.</param>
    static virtual void ForwardInDouble(int pass, in RealRow row) => throw new NotSupportedException();

    /// <summary>Runs one backward pass over a row in double precision, where the plan has such passes.</summary>
    /// <param name="pass">
    /// Which one: each but the last computes what is reduced. The last computes the gradients for the inputs, then those of parameters with
    /// one value and along the columns.
    /// </param>
    /// <param name="row">What it works on.</param>
    static virtual void BackwardInDouble(int pass, in RealRow row) => throw new NotSupportedException();
}

/// <summary>
/// An activation with reductions over the last axis whose backward pass is cheaper when it reads the outputs of the forward pass.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOutputReadingRowKernel : IRowKernel
{
    /// <summary>The passes from y and dy to the gradients.</summary>
    static abstract RowPlan BackwardFromOutputPlan { get; }

    /// <summary>Runs one backward pass with the outputs at hand.</summary>
    /// <param name="pass">Which one.</param>
    /// <param name="block">What it works on.</param>
    /// <param name="first">Where the block of lanes of the first step begins: a lane after a number of whole steps.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="rows">How many rows, one after another.</param>
    static abstract void BackwardFromOutput<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Runs one backward pass with the outputs at hand over a row in double precision, where the plan has such passes.</summary>
    /// <param name="pass">Which one, as in <see cref="IRowKernel.BackwardInDouble"/>.</param>
    /// <param name="row">What it works on.</param>
    static virtual void BackwardFromOutputInDouble(int pass, in RealRow row) => throw new NotSupportedException();
}

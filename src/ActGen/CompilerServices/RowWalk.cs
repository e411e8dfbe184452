using System.ComponentModel;

namespace ActGen.CompilerServices;

/// <summary>How a kernel walks over its block of lanes. Distances are in floats.</summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="inputStride">From a row of inputs to the next.</param>
/// <param name="outputStride">From a row of outputs to the next.</param>
/// <param name="part">From an input of a row to the next input, and from an output to the next output.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowWalk(nint rows, nint inputStride, nint outputStride, nint part)
{
    /// <summary>One input and one output: rows that lie a stride apart.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="stride">From a row to the next.</param>
    public RowWalk(nint rows, nint stride) : this(rows, stride, stride, 0)
    {
    }

    /// <summary>How many rows there are.</summary>
    public nint Rows { get; } = rows;

    /// <summary>From a row of inputs to the next.</summary>
    public nint InputStride { get; } = inputStride;

    /// <summary>From a row of outputs to the next.</summary>
    public nint OutputStride { get; } = outputStride;

    /// <summary>From an input of a row to the next input, and from an output to the next output.</summary>
    public nint Part { get; } = part;

    /// <summary>The walk over some of the rows.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="most">How many at most.</param>
    public RowWalk Block(nint first, nint most) => new(Math.Min(most, Rows - first), InputStride, OutputStride, Part);
}

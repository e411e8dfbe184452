using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen.Kernels;

/// <summary>The memory that the passes over a row, or over a tile of short rows, read and write.</summary>
internal ref struct RowStreams
{
    public ReadOnlySpan<float> X;
    public ReadOnlySpan<float> Y;
    public ReadOnlySpan<float> Dy;
    public Span<float> Output;
    public Span<float> Scratch;
    public Span<float> ColumnParameters;
    public Span<float> ColumnGradients;
    public Span<float> LayerParameters;
    public Span<float> LayerGradients;
    public Span<float> Reductions;
    public Span<float> Results;

    /// <summary>The length of one input, output, kept value or column parameter: a multiple of the lanes of a step.</summary>
    public int Part;

    /// <summary>A place in a stream. A stream that a pass does not read may be empty.</summary>
    public readonly ref float At(ReadOnlySpan<float> stream, nint offset) => ref Unsafe.Add(ref MemoryMarshal.GetReference(stream), offset);
}

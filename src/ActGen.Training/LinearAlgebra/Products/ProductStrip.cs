using System.Runtime.CompilerServices;

namespace ActGen.Training;

/// <summary>
/// The operands of one call of a kernel: a strip of C and what it is computed from, as references and strides in floats.
/// </summary>
internal ref struct ProductStrip
{
    /// <summary>How many products each sum has.</summary>
    public nint Inner;

    /// <summary>First element of A; element (row i, inner k) is at <c>i * ARow + k * AInner</c>.</summary>
    public ref readonly float A;

    /// <summary>Stride of A from row to row of C: the leading dimension, or 1 for a transposed A.</summary>
    public nint ARow;

    /// <summary>Stride of A from k to k + 1: 1, or the leading dimension of a transposed A.</summary>
    public nint AInner;

    /// <summary>First element of the strip of B; row k starts at <c>k * BInner</c>, and its columns are neighbors.</summary>
    public ref readonly float B;

    /// <summary>Stride of B from k to k + 1.</summary>
    public nint BInner;

    /// <summary>Where the sums start: a bias or zeros with stride 0, or C itself.</summary>
    public ref readonly float Start;

    /// <summary>Stride of <see cref="Start"/> from row to row.</summary>
    public nint StartRow;

    /// <summary>First element of the strip of C.</summary>
    public ref float C;

    /// <summary>Stride of C from row to row.</summary>
    public nint CRow;

    /// <summary>Leaves out the first rows.</summary>
    public void Skip(int rows)
    {
        A = ref Unsafe.Add(ref Unsafe.AsRef(in A), rows * ARow);
        Start = ref Unsafe.Add(ref Unsafe.AsRef(in Start), rows * StartRow);
        C = ref Unsafe.Add(ref C, rows * CRow);
    }
}

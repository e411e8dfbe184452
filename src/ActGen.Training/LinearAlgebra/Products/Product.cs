using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>How the elements of B lie in memory.</summary>
internal enum ProductLayout
{
    /// <summary>Row k of B after row k - 1, a leading dimension apart.</summary>
    Rows,

    /// <summary>B is given transposed: column j after column j - 1, a leading dimension apart.</summary>
    Columns,

    /// <summary>The panels of a <see cref="PackedMatrix"/>.</summary>
    Panels,
}

/// <summary>One matrix product C = start + A B, checked: every reference below stays inside the spans it came from.</summary>
internal ref struct Product
{
    /// <summary>Rows of C and A.</summary>
    public int Rows;

    /// <summary>Columns of C and B.</summary>
    public int Columns;

    /// <summary>Columns of A and rows of B: how many products each sum has.</summary>
    public int Inner;

    /// <summary>A, all of it; element (i, k) is at <c>i * ARow + k * AInner</c>.</summary>
    public ReadOnlySpan<float> A;

    /// <summary>Stride of A from row to row.</summary>
    public nint ARow;

    /// <summary>Stride of A from k to k + 1.</summary>
    public nint AInner;

    /// <summary>B, all of it.</summary>
    public ReadOnlySpan<float> B;

    /// <summary>Leading dimension of B; without meaning for panels.</summary>
    public nint BStride;

    /// <summary>How B lies in memory.</summary>
    public ProductLayout Layout;

    /// <summary>One value per column that its sums start with; empty for zeros.</summary>
    public ReadOnlySpan<float> Bias;

    /// <summary>Whether the sums start with what C holds.</summary>
    public bool Accumulate;

    /// <summary>First element of C.</summary>
    public ref float C;

    /// <summary>Leading dimension of C.</summary>
    public nint CRow;

    /// <summary>Sets the shape and A.</summary>
    public void SetA(int rows, int inner, ReadOnlySpan<float> a, int lda, bool transposed)
    {
        Require("a", a.Length, transposed ? inner : rows, transposed ? rows : inner, lda);
        (Rows, Inner) = (rows, inner);
        (ARow, AInner) = transposed ? (1, lda) : (lda, (nint)1);
        A = a;
    }

    /// <summary>Sets B as a matrix in memory.</summary>
    public void SetB(int columns, ReadOnlySpan<float> b, int ldb, bool transposed)
    {
        Require("b", b.Length, transposed ? columns : Inner, transposed ? Inner : columns, ldb);
        (Columns, BStride, Layout) = (columns, ldb, transposed ? ProductLayout.Columns : ProductLayout.Rows);
        B = b;
    }

    /// <summary>Sets B as a packed matrix.</summary>
    public void SetB(PackedMatrix b)
    {
        if (b.Inner != Inner)
        {
            throw new ArgumentException($"The packed matrix has {b.Inner} rows, the inner dimension is {Inner}.", nameof(b));
        }
        (Columns, Layout) = (b.Columns, ProductLayout.Panels);
        B = b.Panels;
    }

    /// <summary>Sets C and what its sums start with; the shape and B must be set before.</summary>
    public void SetC(Span<float> c, int ldc, ReadOnlySpan<float> bias, bool accumulate)
    {
        Require("c", c.Length, Rows, Columns, ldc);
        if (!bias.IsEmpty && bias.Length != Columns)
        {
            throw new ArgumentException($"The bias has {bias.Length} values, C has {Columns} columns.", nameof(bias));
        }
        (Accumulate, CRow) = (accumulate, ldc);
        Bias = bias;
        C = ref MemoryMarshal.GetReference(c);
    }

    /// <summary>Throws unless a matrix of this shape fits a span of this length.</summary>
    public static void Require(string name, int length, int rows, int columns, int stride)
    {
        if (rows < 0 || columns < 0)
        {
            throw new ArgumentOutOfRangeException(name, $"A matrix of {rows} x {columns} elements does not exist.");
        }
        if (stride < columns)
        {
            throw new ArgumentException($"The leading dimension {stride} is smaller than the {columns} columns.", name);
        }
        var needed = rows == 0 || columns == 0 ? 0 : ((long)(rows - 1) * stride) + columns;
        if (length < needed)
        {
            throw new ArgumentException(
                $"{rows} rows of {columns} columns with leading dimension {stride} need {needed} floats, but there are {length}.", name);
        }
    }
}

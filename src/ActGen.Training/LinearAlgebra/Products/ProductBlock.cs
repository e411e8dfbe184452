namespace ActGen.Training;

/// <summary>A block of a product: some k, rows and columns, and where its operands are packed.</summary>
internal ref struct ProductBlock
{
    /// <summary>First k.</summary>
    public int K;

    /// <summary>How many k.</summary>
    public int Inner;

    /// <summary>First row of C.</summary>
    public int Row;

    /// <summary>How many rows.</summary>
    public int Rows;

    /// <summary>First column of C.</summary>
    public int Column;

    /// <summary>How many columns.</summary>
    public int Columns;

    /// <summary>The rows and k of a transposed A, each k by itself, or nothing: A is read in place.</summary>
    public ReadOnlySpan<float> A;

    /// <summary>Floats of each k of a packed A: the rows and what fills the last vector.</summary>
    public int PackedRows;

    /// <summary>The first column that is packed; B is read in place before it.</summary>
    public int PackedColumn;

    /// <summary>Strips of B, one after another, from <see cref="PackedColumn"/> on.</summary>
    public ReadOnlySpan<float> B;
}

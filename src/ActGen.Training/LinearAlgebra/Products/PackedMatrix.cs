namespace ActGen.Training;

/// <summary>
/// A right-hand matrix B of a product, stored the way the kernels read it: panels of 32 columns, each panel row by row. Packed
/// once (say, once per training step), it serves any number of products, on any number of threads.
/// </summary>
/// <remarks>
/// Worth it when B is used transposed or its columns are not a multiple of 32: then every product would have to rearrange it
/// again. A plain B of full panels is as fast without.
/// </remarks>
internal sealed class PackedMatrix
{
    /// <summary>Columns of one panel.</summary>
    public const int PanelColumns = 32;

    private readonly FloatBuffer _panels;

    /// <summary>Creates a packed matrix of zeros.</summary>
    /// <param name="inner">Rows of B: the inner dimension of the products.</param>
    /// <param name="columns">Columns of B.</param>
    public PackedMatrix(int inner, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inner);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        (Inner, Columns) = (inner, columns);
        PanelCount = (columns + PanelColumns - 1) / PanelColumns;
        _panels = new FloatBuffer(checked(PanelCount * PanelColumns * inner));
    }

    /// <summary>Rows of B.</summary>
    public int Inner { get; }

    /// <summary>Columns of B.</summary>
    public int Columns { get; }

    /// <summary>How many panels there are; each can be packed on another thread.</summary>
    public int PanelCount { get; }

    /// <summary>The panels, one after another; columns past the last one are zero.</summary>
    public ReadOnlySpan<float> Panels => _panels.Span;

    /// <summary>Packs B given row by row.</summary>
    /// <param name="b">B: <see cref="Inner"/> rows of <see cref="Columns"/> floats, <paramref name="ldb"/> apart.</param>
    /// <param name="ldb">Leading dimension.</param>
    public void Pack(ReadOnlySpan<float> b, int ldb) => Pack(b, ldb, transposed: false, 0, PanelCount);

    /// <summary>Packs B given transposed.</summary>
    /// <param name="b">The transpose of B: <see cref="Columns"/> rows of <see cref="Inner"/> floats, <paramref name="ldb"/> apart.</param>
    /// <param name="ldb">Leading dimension.</param>
    public void PackTransposed(ReadOnlySpan<float> b, int ldb) => Pack(b, ldb, transposed: true, 0, PanelCount);

    /// <summary>Packs some panels, so that several threads can share the work.</summary>
    /// <param name="b">All of B, or of its transpose.</param>
    /// <param name="ldb">Leading dimension.</param>
    /// <param name="transposed">Whether <paramref name="b"/> is the transpose.</param>
    /// <param name="firstPanel">First panel to pack.</param>
    /// <param name="panelCount">How many to pack.</param>
    public void Pack(ReadOnlySpan<float> b, int ldb, bool transposed, int firstPanel, int panelCount)
    {
        var product = default(Product);
        product.SetA(0, Inner, [], Inner, transposed: false);
        product.SetB(Columns, b, ldb, transposed);
        ArgumentOutOfRangeException.ThrowIfNegative(firstPanel);
        ArgumentOutOfRangeException.ThrowIfNegative(panelCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(panelCount, PanelCount - firstPanel);
        for (var panel = firstPanel; panel < firstPanel + panelCount; panel++)
        {
            var column = panel * PanelColumns;
            var target = _panels.Span.Slice(column * Inner, PanelColumns * Inner);
            var columns = Math.Min(PanelColumns, Columns - column);
            PanelPacking.PackB(in product, 0, Inner, column, columns, PanelColumns, target);
            for (var k = 0; columns < PanelColumns && k < Inner; k++)
            {
                target.Slice((k * PanelColumns) + columns, PanelColumns - columns).Clear();
            }
        }
    }
}

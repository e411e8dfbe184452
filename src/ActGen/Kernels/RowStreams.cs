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

    /// <summary>From one input, output, kept value or column parameter to the next.</summary>
    public int Part;
}

/// <summary>Where what is left of the inputs, outputs and gradients of a row is copied to.</summary>
internal ref struct RowCopies
{
    public Span<float> X;
    public Span<float> Y;
    public Span<float> Dy;
}

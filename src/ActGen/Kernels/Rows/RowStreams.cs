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

    /// <summary>How many inputs a row has.</summary>
    public int Inputs;

    /// <summary>How many outputs, where they or their gradients are read.</summary>
    public int Outputs;

    /// <summary>How many outputs or gradients are written.</summary>
    public int ResultPlanes;

    /// <summary>How many values of a column one pass leaves for the next.</summary>
    public int SavedValues;

    /// <summary>How many reductions a row has.</summary>
    public int ReductionCount;

    /// <summary>From one input, output, saved value or column parameter to the next.</summary>
    public int Part;
}

/// <summary>Where the tails of the inputs, outputs and gradients of the last rows are copied to.</summary>
internal ref struct RowCopies
{
    public Span<float> X;
    public Span<float> Y;
    public Span<float> Dy;
}

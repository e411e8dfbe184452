namespace ActGen.Kernels;

/// <summary>The operands of a forward pass.</summary>
internal readonly ref struct ForwardOperands
{
    public required ReadOnlySpan<float> X { get; init; }

    public required ReadOnlySpan<float> Parameters { get; init; }

    public required Span<float> Y { get; init; }

    public required ActivationShape Shape { get; init; }
}

/// <summary>The operands of a backward pass, or of any pass over rows.</summary>
internal readonly ref struct BackwardOperands(
    ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
    Span<float> results, Span<float> parameterGradients, ActivationShape shape)
{
    public ReadOnlySpan<float> X { get; } = x;

    public ReadOnlySpan<float> Y { get; } = y;

    public ReadOnlySpan<float> Dy { get; } = dy;

    public ReadOnlySpan<float> Parameters { get; } = parameters;

    /// <summary>The gradients of the inputs; of a forward pass over rows, the outputs.</summary>
    public Span<float> Results { get; } = results;

    public Span<float> ParameterGradients { get; } = parameterGradients;

    public ActivationShape Shape { get; } = shape;
}

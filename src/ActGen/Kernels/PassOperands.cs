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
internal readonly ref struct BackwardOperands
{
    public required ReadOnlySpan<float> X { get; init; }

    public required ReadOnlySpan<float> Y { get; init; }

    public required ReadOnlySpan<float> Dy { get; init; }

    public required ReadOnlySpan<float> Parameters { get; init; }

    /// <summary>The gradients of the inputs; of a forward pass over rows, the outputs.</summary>
    public required Span<float> Results { get; init; }

    public required Span<float> ParameterGradients { get; init; }

    public required ActivationShape Shape { get; init; }
}

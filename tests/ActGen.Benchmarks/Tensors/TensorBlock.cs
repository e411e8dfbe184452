namespace ActGen.Benchmarks.Tensors;

/// <summary>The memory that one block of a composed computation works on: up to 1024 elements that stay in the first-level cache.</summary>
internal readonly ref struct TensorBlock
{
    public required ReadOnlySpan<float> X { get; init; }

    public required ReadOnlySpan<float> Dy { get; init; }

    /// <summary>Receives y, or dx.</summary>
    public required Span<float> Result { get; init; }

    /// <summary>Scratch space.</summary>
    public required Span<float> A { get; init; }

    /// <summary>Scratch space.</summary>
    public required Span<float> B { get; init; }

    /// <summary>Scratch space.</summary>
    public required Span<float> C { get; init; }

    /// <summary>The parameter of each element of the block, or all parameters of the layer.</summary>
    public required ReadOnlySpan<float> Parameters { get; init; }

    /// <summary>The sums that the gradients of the parameters are added to.</summary>
    public required Span<float> ParameterGradients { get; init; }
}

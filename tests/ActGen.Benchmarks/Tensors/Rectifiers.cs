using static System.Numerics.Tensors.TensorPrimitives;

namespace ActGen.Benchmarks.Tensors;

/// <summary>The comparisons that the library lacks to write activations with.</summary>
internal static class Comparison
{
    /// <summary>1 where x is above 0, else 0: there is no call for it, but a large multiple of x can be clamped.</summary>
    public static void Positive(ReadOnlySpan<float> x, Span<float> result)
    {
        Multiply(x, float.MaxValue, result);
        Clamp(result, 0f, 1f, result);
    }
}

internal sealed class ReluComposition : TensorComposition
{
    public override void Forward(in TensorBlock block) => Max(block.X, 0f, block.Result);

    public override void Backward(in TensorBlock block)
    {
        Comparison.Positive(block.X, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class LeakyReluComposition : TensorComposition
{
    private const float Slope = 0.01f;

    public override void Forward(in TensorBlock block)
    {
        Multiply(block.X, Slope, block.A);
        Max(block.X, block.A, block.Result);
    }

    // The derivative is the positive part's indicator clamped to the slope.
    public override void Backward(in TensorBlock block)
    {
        Comparison.Positive(block.X, block.A);
        Max(block.A, Slope, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class PReluComposition : TensorComposition
{
    public override void Forward(in TensorBlock block)
    {
        Min(block.X, 0f, block.A);
        Multiply(block.A, block.Parameters, block.A);
        Max(block.X, 0f, block.B);
        Add(block.A, block.B, block.Result);
    }

    public override void Backward(in TensorBlock block)
    {
        Min(block.X, 0f, block.A);
        MultiplyAdd(block.A, block.Dy, block.ParameterGradients, block.ParameterGradients);
        Comparison.Positive(block.X, block.A);
        Subtract(1f, block.A, block.B);
        MultiplyAdd(block.B, block.Parameters, block.A, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class HardSwishComposition : TensorComposition
{
    public override void Forward(in TensorBlock block)
    {
        Add(block.X, 3f, block.A);
        Clamp(block.A, 0f, 6f, block.A);
        Multiply(block.A, 1f / 6, block.A);
        Multiply(block.A, block.X, block.Result);
    }

    // x/3 + 1/2 between -3 and 3, 0 and 1 outside: the line, switched off at both ends, and the upper indicator.
    public override void Backward(in TensorBlock block)
    {
        Add(block.X, 3f, block.A);
        Comparison.Positive(block.A, block.A);
        Subtract(block.X, 3f, block.B);
        Comparison.Positive(block.B, block.B);
        Subtract(block.A, block.B, block.C);
        Multiply(block.X, 1f / 3, block.A);
        Add(block.A, 0.5f, block.A);
        MultiplyAdd(block.A, block.C, block.B, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class BinaryStepComposition : TensorComposition
{
    public override void Forward(in TensorBlock block) => Comparison.Positive(block.X, block.Result);

    public override void Backward(in TensorBlock block) => block.Result.Clear();
}

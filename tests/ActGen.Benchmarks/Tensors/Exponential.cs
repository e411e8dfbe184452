using static System.Numerics.Tensors.TensorPrimitives;

namespace ActGen.Benchmarks.Tensors;

internal sealed class SoftplusComposition : TensorComposition
{
    // max(x, 0) + log1p(exp(-|x|))
    public override void Forward(in TensorBlock block)
    {
        Abs(block.X, block.A);
        Negate(block.A, block.A);
        Exp(block.A, block.A);
        LogP1(block.A, block.A);
        Max(block.X, 0f, block.B);
        Add(block.A, block.B, block.Result);
    }

    public override void Backward(in TensorBlock block)
    {
        Sigmoid(block.X, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class EluComposition : TensorComposition
{
    public override void Forward(in TensorBlock block)
    {
        Min(block.X, 0f, block.A);
        ExpM1(block.A, block.A);
        Max(block.X, 0f, block.B);
        Add(block.A, block.B, block.Result);
    }

    public override void Backward(in TensorBlock block)
    {
        Min(block.X, 0f, block.A);
        Exp(block.A, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class SeluComposition : TensorComposition
{
    private const float Scale = 1.0507009873554805f;
    private const float ScaledAlpha = 1.0507009873554805f * 1.6732632423543772f;

    public override void Forward(in TensorBlock block)
    {
        Min(block.X, 0f, block.A);
        ExpM1(block.A, block.A);
        Multiply(block.A, ScaledAlpha, block.A);
        Max(block.X, 0f, block.B);
        MultiplyAdd(block.B, Scale, block.A, block.Result);
    }

    // Above 0 the exponential is 1, so the derivative is off by a constant there.
    public override void Backward(in TensorBlock block)
    {
        Min(block.X, 0f, block.A);
        Exp(block.A, block.A);
        Multiply(block.A, ScaledAlpha, block.A);
        Comparison.Positive(block.X, block.B);
        MultiplyAdd(block.B, Scale - ScaledAlpha, block.A, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

/// <summary>For alpha below 0, as in the benchmark; the library offers no way to choose a formula per element.</summary>
internal sealed class SoftExponentialComposition : TensorComposition
{
    private const float Smallest = 1e-6f;

    // -log(1 - alpha (x + alpha)) / alpha
    public override void Forward(in TensorBlock block)
    {
        Argument(block);
        Log(block.A, block.A);
        Divide(block.A, block.Parameters, block.A);
        Negate(block.A, block.Result);
    }

    // dx = 1 / u; dalpha = (log(u) / alpha + (x + 2 alpha) / u) / alpha
    public override void Backward(in TensorBlock block)
    {
        Argument(block);
        Log(block.A, block.B);
        Divide(block.B, block.Parameters, block.B);
        Reciprocal(block.A, block.A);
        Add(block.X, block.Parameters, block.C);
        Add(block.C, block.Parameters, block.C);
        MultiplyAdd(block.C, block.A, block.B, block.B);
        Divide(block.B, block.Parameters, block.B);
        MultiplyAdd(block.B, block.Dy, block.ParameterGradients, block.ParameterGradients);
        Multiply(block.A, block.Dy, block.Result);
    }

    private static void Argument(in TensorBlock block)
    {
        Add(block.X, block.Parameters, block.A);
        Multiply(block.A, block.Parameters, block.A);
        Subtract(1f, block.A, block.A);
        Max(block.A, Smallest, block.A);
    }
}

/// <summary>The branch for alpha below 0.</summary>
internal sealed class SoftExponentialAsinhComposition : TensorComposition
{
    // -asinh(u) / alpha with u = 1 - alpha (x + alpha)
    public override void Forward(in TensorBlock block)
    {
        Argument(block);
        Asinh(block.A, block.A);
        Divide(block.A, block.Parameters, block.A);
        Negate(block.A, block.Result);
    }

    // With r = 1 / sqrt(1 + u²): dx = r; dalpha = (asinh(u) / alpha + (x + 2 alpha) r) / alpha
    public override void Backward(in TensorBlock block)
    {
        Argument(block);
        Asinh(block.A, block.B);
        Divide(block.B, block.Parameters, block.B);
        Multiply(block.A, block.A, block.A);
        Add(block.A, 1f, block.A);
        Sqrt(block.A, block.A);
        Reciprocal(block.A, block.A);
        Add(block.X, block.Parameters, block.C);
        Add(block.C, block.Parameters, block.C);
        MultiplyAdd(block.C, block.A, block.B, block.B);
        Divide(block.B, block.Parameters, block.B);
        MultiplyAdd(block.B, block.Dy, block.ParameterGradients, block.ParameterGradients);
        Multiply(block.A, block.Dy, block.Result);
    }

    private static void Argument(in TensorBlock block)
    {
        Add(block.X, block.Parameters, block.A);
        Multiply(block.A, block.Parameters, block.A);
        Subtract(1f, block.A, block.A);
    }
}

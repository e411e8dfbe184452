using static System.Numerics.Tensors.TensorPrimitives;

namespace ActGen.Benchmarks.Tensors;

internal sealed class SigmoidComposition : TensorComposition
{
    public override void Forward(in TensorBlock block) => Sigmoid(block.X, block.Result);

    // s (1 - s) = s - s²
    public override void Backward(in TensorBlock block)
    {
        Sigmoid(block.X, block.A);
        Multiply(block.A, block.A, block.B);
        Subtract(block.A, block.B, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class TanhComposition : TensorComposition
{
    public override void Forward(in TensorBlock block) => Tanh(block.X, block.Result);

    public override void Backward(in TensorBlock block)
    {
        Tanh(block.X, block.A);
        Multiply(block.A, block.A, block.A);
        Subtract(1f, block.A, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class SoftsignComposition : TensorComposition
{
    public override void Forward(in TensorBlock block)
    {
        Abs(block.X, block.A);
        Add(block.A, 1f, block.A);
        Divide(block.X, block.A, block.Result);
    }

    public override void Backward(in TensorBlock block)
    {
        Abs(block.X, block.A);
        Add(block.A, 1f, block.A);
        Multiply(block.A, block.A, block.A);
        Divide(block.Dy, block.A, block.Result);
    }
}

internal sealed class SinComposition : TensorComposition
{
    public override void Forward(in TensorBlock block) => Sin(block.X, block.Result);

    public override void Backward(in TensorBlock block)
    {
        Cos(block.X, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class ReluTanhSinComposition : TensorComposition
{
    public override void Forward(in TensorBlock block)
    {
        Span<float> weights = stackalloc float[3];
        SoftMax(block.Parameters, weights);
        Max(block.X, 0f, block.A);
        Multiply(block.A, weights[0], block.A);
        Tanh(block.X, block.B);
        MultiplyAdd(block.B, weights[1], block.A, block.A);
        Sin(block.X, block.B);
        MultiplyAdd(block.B, weights[2], block.A, block.Result);
    }

    public override void Backward(in TensorBlock block)
    {
        Span<float> weights = stackalloc float[3];
        SoftMax(block.Parameters, weights);
        Span<float> sums = stackalloc float[3];
        Comparison.Positive(block.X, block.C);
        Multiply(block.C, weights[0], block.C);
        Max(block.X, 0f, block.A);
        sums[0] = Dot(block.A, block.Dy);
        Tanh(block.X, block.A);
        sums[1] = Dot(block.A, block.Dy);
        Multiply(block.A, block.A, block.A);
        Subtract(1f, block.A, block.A);
        MultiplyAdd(block.A, weights[1], block.C, block.C);
        // SinCos computes element by element, several times slower than the two.
        Sin(block.X, block.A);
        Cos(block.X, block.B);
        sums[2] = Dot(block.A, block.Dy);
        MultiplyAdd(block.B, weights[2], block.C, block.C);
        Multiply(block.C, block.Dy, block.Result);
        AddGradients(weights, sums, block.ParameterGradients);
    }

    // Through the softmax: dw_i = w_i (s_i - w . s)
    private static void AddGradients(ReadOnlySpan<float> weights, Span<float> sums, Span<float> gradients)
    {
        Subtract(sums, Dot(weights, sums), sums);
        MultiplyAdd(weights, sums, gradients, gradients);
    }
}

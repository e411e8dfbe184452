using static System.Numerics.Tensors.TensorPrimitives;

namespace ActGen.Benchmarks.Tensors;

internal sealed class SiluComposition : TensorComposition
{
    public override void Forward(in TensorBlock block)
    {
        Sigmoid(block.X, block.A);
        Multiply(block.A, block.X, block.Result);
    }

    // s + x s (1 - s)
    public override void Backward(in TensorBlock block)
    {
        Sigmoid(block.X, block.A);
        Subtract(1f, block.A, block.B);
        Multiply(block.B, block.X, block.B);
        MultiplyAdd(block.B, block.A, block.A, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }
}

internal sealed class MishComposition : TensorComposition
{
    public override void Forward(in TensorBlock block)
    {
        TanhOfSoftplus(block);
        Multiply(block.A, block.X, block.Result);
    }

    // t + x (1 - t²) sigmoid(x)
    public override void Backward(in TensorBlock block)
    {
        TanhOfSoftplus(block);
        Sigmoid(block.X, block.B);
        Multiply(block.B, block.X, block.B);
        Multiply(block.A, block.A, block.C);
        Subtract(1f, block.C, block.C);
        MultiplyAdd(block.B, block.C, block.A, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }

    private static void TanhOfSoftplus(in TensorBlock block)
    {
        Exp(block.X, block.A);
        LogP1(block.A, block.A);
        Tanh(block.A, block.A);
    }
}

/// <summary>There is no error function: formula 7.1.26 of Abramowitz and Stegun, with an error of 1.5e-7.</summary>
internal sealed class GeluComposition : TensorComposition
{
    private const float InverseRootTwo = 0.70710678f;
    private const float InverseRootTwoPi = 0.39894228f;
    private static readonly float[] Coefficients = [1.061405429f, -1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f];

    public override void Forward(in TensorBlock block)
    {
        NormalDistribution(block);
        Multiply(block.A, block.X, block.Result);
    }

    // Leaves exp(-x²/2) in B, so the density costs no second exponential.
    public override void Backward(in TensorBlock block)
    {
        NormalDistribution(block);
        Multiply(block.B, InverseRootTwoPi, block.B);
        MultiplyAdd(block.B, block.X, block.A, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }

    // (1 + erf(x / sqrt(2))) / 2 in A and exp(-x²/2) in B
    private static void NormalDistribution(in TensorBlock block)
    {
        Abs(block.X, block.C);
        Multiply(block.C, 0.3275911f * InverseRootTwo, block.C);
        Add(block.C, 1f, block.C);
        Reciprocal(block.C, block.C);
        Multiply(block.C, Coefficients[0], block.A);
        foreach (var coefficient in Coefficients.AsSpan(1))
        {
            Add(block.A, coefficient, block.A);
            Multiply(block.A, block.C, block.A);
        }

        Multiply(block.X, block.X, block.B);
        Multiply(block.B, -0.5f, block.B);
        Exp(block.B, block.B);
        Multiply(block.A, block.B, block.A);
        Subtract(1f, block.A, block.A);
        CopySign(block.A, block.X, block.A);
        Add(block.A, 1f, block.A);
        Multiply(block.A, 0.5f, block.A);
    }
}

internal sealed class GeluTanhComposition : TensorComposition
{
    private const float Root = 0.7978845608028654f;
    private const float Cubic = 0.044715f;

    public override void Forward(in TensorBlock block)
    {
        TanhOfInner(block);
        Multiply(block.X, 0.5f, block.B);
        MultiplyAdd(block.A, block.B, block.B, block.Result);
    }

    // (1 + t)/2 + x/2 (1 - t²) sqrt(2/pi) (1 + 3 c x²)
    public override void Backward(in TensorBlock block)
    {
        TanhOfInner(block);
        Multiply(block.A, block.A, block.B);
        Subtract(1f, block.B, block.B);
        Multiply(block.B, block.X, block.B);
        Multiply(block.X, block.X, block.C);
        Multiply(block.C, 3 * Cubic * Root, block.C);
        Add(block.C, Root, block.C);
        MultiplyAdd(block.B, block.C, block.A, block.A);
        Add(block.A, 1f, block.A);
        Multiply(block.A, 0.5f, block.A);
        Multiply(block.A, block.Dy, block.Result);
    }

    private static void TanhOfInner(in TensorBlock block)
    {
        Multiply(block.X, block.X, block.A);
        Multiply(block.A, Cubic * Root, block.A);
        Add(block.A, Root, block.A);
        Multiply(block.A, block.X, block.A);
        Tanh(block.A, block.A);
    }
}

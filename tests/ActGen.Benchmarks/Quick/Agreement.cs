using ActGen.Benchmarks.Elementwise;
using ActGen.Benchmarks.Tensors;

namespace ActGen.Benchmarks.Quick;

/// <summary>Makes sure that what is timed computes the same thing.</summary>
internal static class Agreement
{
    // The composed calls lose digits that ours keep, most in the gradient of a small alpha: this catches a wrong formula, not an inexact
    // one.
    private const float Tolerance = 1e-2f;

    public static void Require(ActivationRow row, Workload work, BlockedTensors tensors)
    {
        row.Forward(work);
        var y = work.Y.ToArray();
        tensors.Forward();
        Compare(row.Name, "y", y, work.Y);

        work.ParameterGradients.Clear();
        row.Backward(work);
        var (dx, gradients) = (work.Dx.ToArray(), work.ParameterGradients.ToArray());
        tensors.Backward();
        Compare(row.Name, "dx", dx, work.Dx);
        Compare(row.Name, "parameter gradient", gradients, work.ParameterGradients);
    }

    private static void Compare(string name, string what, ReadOnlySpan<float> ours, ReadOnlySpan<float> composed)
    {
        var scale = ours.IsEmpty ? 0 : System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(ours);
        for (var i = 0; i < ours.Length; i++)
        {
            if (!(MathF.Abs(ours[i] - composed[i]) <= Tolerance * (MathF.Abs(ours[i]) + MathF.Min(1, MathF.Abs(scale)))))
            {
                throw new InvalidOperationException($"{name}: {what}[{i}] is {ours[i]} for ours and {composed[i]} for the composed calls");
            }
        }
    }
}

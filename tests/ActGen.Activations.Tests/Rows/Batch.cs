using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Rows;

/// <summary>Seeded inputs, parameters and output gradients of some samples, in double and, rounded before, in float.</summary>
public sealed class Batch
{
    public Batch(RowCase row, int length, int positions, int samples, int seed)
    {
        var info = row.Activation.Info;
        Activation = row.Activation;
        Shape = new ActivationShape(length * info.Inputs.Count * positions, length * info.Inputs.Count);
        var random = new Random(seed);
        double Draw() => (float)((random.NextDouble() * 4) - 2);
        X = [.. Enumerable.Range(0, Shape.Neurons * samples).Select(_ => Draw())];
        Dy = [.. Enumerable.Range(0, X.Length / info.Inputs.Count * info.Outputs).Select(_ => Draw())];
        Parameters = [.. Enumerable.Range(0, info.ParameterCount(Shape)).Select(_ => Draw() / 2)];
    }

    public ActivationDescriptor Activation { get; }

    public ActivationShape Shape { get; }

    public double[] X { get; }

    public double[] Dy { get; }

    public double[] Parameters { get; }

    public float[] FloatX => Array.ConvertAll(X, v => (float)v);

    public float[] FloatDy => Array.ConvertAll(Dy, v => (float)v);

    public float[] FloatParameters => Array.ConvertAll(Parameters, v => (float)v);

    public (float[] Y, float[] Dx, float[] Dp) Run(int width)
    {
        using var _ = SimdWidth.Use(width);
        var (y, dx, dp) = (new float[Dy.Length], new float[X.Length], new float[Parameters.Length]);
        Activation.Forward(FloatX, FloatParameters, y, Shape);
        Activation.Backward(FloatX, y, FloatDy, FloatParameters, dx, dp, Shape);
        return (y, dx, dp);
    }

    /// <summary>
    /// Compares with exact values: relative to their size, and to the size of the terms that cancel. Where the exact value is NaN there is
    /// nothing to compare with; that is so for few.
    /// </summary>
    /// <param name="exact">The exact values.</param>
    /// <param name="actual">The values that are compared.</param>
    /// <param name="tolerance">The relative error allowed.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <param name="terms">The size of the terms in each row, or in equal parts of the values.</param>
    public void AssertClose(double[] exact, float[] actual, double tolerance, string what, double[] terms)
    {
        Assert.Equal(exact.Length, actual.Length);
        var known = exact.Where(e => !double.IsNaN(e)).ToList();
        Assert.True(known.Count >= 0.9 * exact.Length,
            $"{Activation.Name}: only {known.Count} of {exact.Length} values of {what} are known");
        var largest = known.Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < exact.Length; i++)
        {
            var scale = Math.Max(largest, terms[i * terms.Length / exact.Length]);
            if (!double.IsNaN(exact[i]) && !(Math.Abs(exact[i] - actual[i]) <= tolerance * Math.Max(Math.Abs(exact[i]), 0.1 * scale)))
            {
                Assert.Fail($"{Activation.Name}, rows of {Shape.Channels} in samples of {Shape.Neurons}: {what}[{i}] is {actual[i]:G9} "
                    + $"instead of {exact[i]:G9}");
            }
        }
    }
}

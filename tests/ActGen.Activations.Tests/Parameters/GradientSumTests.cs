using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Parameters;

/// <summary>Gradients summed over ten million rows keep six digits, and are the same every time and at every width.</summary>
[Collection(SimdWidthCollection.Name)]
public class GradientSumTests
{
    private const int Rows = 10_000_000;
    private const double SixDigits = 1e-6;

    [Fact]
    public void One_for_the_layer()
    {
        var x = new float[Rows];
        foreach (var kind in new[] { "equal", "spread", "growing" })
        {
            Fill(x, kind);
            var exact = x.Sum(v => (double)v * v);
            var gradients = SimdWidth.All.Append(16).Select(width => Sum<LayerFactor>(x, 1, width)[0]).ToList();
            Assert.True(Math.Abs(gradients[0] - exact) <= SixDigits * exact, $"{kind}: {gradients[0]:G9}, exactly {exact:G9}");
            Assert.Single(gradients.Distinct());
        }
    }

    [Fact]
    public void One_for_each_channel()
    {
        const int Channels = 2;
        var x = new float[Channels * Rows];
        Fill(x, "equal");
        var exact = new double[Channels];
        for (var i = 0; i < x.Length; i++)
        {
            exact[i % Channels] += (double)x[i] * x[i];
        }

        var gradient = Sum<ChannelFactor>(x, Channels, 16);
        for (var channel = 0; channel < Channels; channel++)
        {
            Assert.True(Math.Abs(gradient[channel] - exact[channel]) <= SixDigits * exact[channel],
                $"{gradient[channel]:G9}, exactly {exact[channel]:G9}");
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(40)]
    public void Every_width_sums_in_the_same_order(int channels)
    {
        var x = new float[channels * 10_007];
        Fill(x, "spread");
        var first = Sum<ChannelFactor>((float[])x.Clone(), channels, 1);
        foreach (var width in SimdWidth.All)
        {
            Bits.AssertSame(first, Sum<ChannelFactor>((float[])x.Clone(), channels, width), $"{channels} channels, {width} lanes");
        }
    }

    [Fact]
    public void Every_width_sums_in_the_same_order_with_several_inputs_and_outputs()
    {
        const int Channels = 3;
        var shape = new ActivationShape(2 * Channels);
        var x = new float[80 * shape.Neurons];
        Fill(x, "spread");
        float[] Gradient(int width)
        {
            using var _ = SimdWidth.Use(width);
            var gradient = new float[Channels];
            Backward<ComplexModRelu>(x, gradient, shape);
            return gradient;
        }

        var first = Gradient(SimdWidth.All[0]);
        Assert.All(SimdWidth.All, width => Bits.AssertSame(first, Gradient(width), $"{width} lanes"));
    }

    private static void Backward<T>(float[] x, float[] gradient, ActivationShape shape) where T : IActivation =>
        T.Backward(x, x, x, new float[gradient.Length], new float[x.Length], gradient, shape);

    // dy is x, and dx goes to a scratch span, so the sum is that of the squares.
    private static float[] Sum<T>(float[] x, int channels, int width) where T : IActivation
    {
        using var _ = SimdWidth.Use(width);
        var gradient = new float[channels];
        var factor = new float[channels];
        Array.Fill(factor, 1);
        T.Backward(x, x, x, factor, x, gradient, new ActivationShape(channels));
        return gradient;
    }

    // The same value everywhere rounds the same way in every step, the worst case of a float sum.
    private static void Fill(float[] x, string kind)
    {
        var random = new Random(3);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = kind switch { "equal" => 0.3f, "spread" => random.NextSingle(), _ => i / (float)x.Length };
        }
    }
}

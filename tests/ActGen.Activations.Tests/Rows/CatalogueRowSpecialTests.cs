using Xunit;

namespace ActGen.Activations.Tests.Rows;

/// <summary>Zeros, huge values, infinities and NaN in activations of several inputs or outputs and over rows.</summary>
public class CatalogueRowSpecialTests
{
    private const float Huge = 3e38f;
    private const float Infinity = float.PositiveInfinity;

    public static TheoryData<string, float[], float[]> Values => new()
    {
        { nameof(Glu), [Huge, Huge], [Huge] },
        { nameof(Glu), [Huge, -Infinity], [0] },
        { nameof(Glu), [Infinity, 0], [Infinity] },
        { nameof(ReGlu), [-Infinity, 3], [0] },
        { nameof(ReGlu), [Huge, -1], [-Huge] },
        { nameof(SwiGlu), [-Huge, 2], [0] },
        { nameof(SwiGlu), [Huge, 1], [Huge] },
        { nameof(GeGlu), [-Huge, 2], [0] },
        { nameof(GeGlu), [Huge, 1], [Huge] },
        { nameof(Bilinear), [Huge, Huge], [Infinity] },
        { nameof(Maxout), [-Infinity, Infinity], [Infinity] },
        { nameof(Maxout), [-Infinity, -Huge], [-Huge] },
        { nameof(Hypot), [0, -0f], [0] },
        { nameof(Hypot), [Huge, 0], [Huge] },
        { nameof(Hypot), [-Infinity, Infinity], [Infinity] },
        { nameof(Hypot), [3e-39f, 4e-39f], [5e-39f] },
        { nameof(CRelu), [-Infinity, Huge], [0, Huge, Infinity, 0] },
        { nameof(ComplexModRelu), [0, 0], [0, 0] },
        { nameof(ComplexModRelu), [1e-30f, -1e-30f], [1e-30f, -1e-30f] },
        { nameof(ComplexModRelu), [Huge, 1], [Huge, 1] },
        { nameof(Softmax), [Huge, -Huge, Huge, 0], [0.5f, 0, 0.5f, 0] },
        { nameof(Softmin), [Huge, -Huge, Huge, 0], [0, 1, 0, 0] },
        { nameof(Softmax), [-Infinity, 0, 0], [0, 0.5f, 0.5f] },
        { nameof(LogSoftmax), [Huge, 0, 0], [0, -Huge, -Huge] },
        { nameof(LogSoftmax), [-500, -500], [-0.6931472f, -0.6931472f] },
        { nameof(EntropyGate), [-2, -2], [-1.3862944f, -1.3862944f] },
        { nameof(EntropyGate), [Huge, 0, -Huge], [0, 0, 0] },
        { nameof(EntropyGate), [0, -0f], [0, -0f] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void The_value_is_the_limit_of_the_closed_form(string name, float[] x, float[] expected)
    {
        var (activation, parameters) = Zeroed(name, x.Length);
        var y = new float[expected.Length];
        activation.Forward(x, parameters, y, new ActivationShape(x.Length));
        Assert.Equal(expected, y);
    }

    [Theory]
    [InlineData(nameof(Glu))]
    [InlineData(nameof(ReGlu))]
    [InlineData(nameof(GeGlu))]
    [InlineData(nameof(SwiGlu))]
    [InlineData(nameof(Bilinear))]
    [InlineData(nameof(Maxout))]
    [InlineData(nameof(Hypot))]
    [InlineData(nameof(Softmax))]
    [InlineData(nameof(LogSoftmax))]
    [InlineData(nameof(Softmin))]
    [InlineData(nameof(LayerNorm))]
    [InlineData(nameof(RmsNorm))]
    [InlineData(nameof(EntropyGate))]
    public void NaN_in_is_NaN_out(string name)
    {
        foreach (var x in new float[][] { [float.NaN, 1], [1, float.NaN] })
        {
            var (activation, parameters) = Zeroed(name, 2);
            var y = new float[activation.Info.OutputShape(new ActivationShape(2)).Neurons];
            activation.Forward(x, parameters, y, new ActivationShape(2));
            Assert.All(y, value => Assert.True(float.IsNaN(value)));
        }
    }

    [Theory]
    [InlineData(nameof(Maxout), 2f, 2f, 0.5f, 0.5f)]
    [InlineData(nameof(Maxout), 2f, 1f, 1f, 0f)]
    [InlineData(nameof(Hypot), 0f, 0f, 0f, 0f)]
    [InlineData(nameof(Hypot), 0f, -2f, 0f, -1f)]
    [InlineData(nameof(ReGlu), 0f, 5f, 0f, 0f)]
    public void The_gradient_at_a_kink(string name, float a, float b, float da, float db)
    {
        var (activation, parameters) = Zeroed(name, 2);
        var dx = new float[2];
        activation.Backward([a, b], new float[1], [1], parameters, dx, new float[parameters.Length], new ActivationShape(2));
        Assert.Equal([da, db], dx);
    }

    [Fact]
    public void A_complex_rectifier_is_exact_at_0()
    {
        // With b = 0 it is the identity there, with b > 0 it jumps from 0, with b < 0 it is 0 around.
        foreach (var (b, slope) in new[] { (0f, 1f), (0.5f, 1f), (-0.5f, 0f) })
        {
            var (y, dx, db) = (new float[2], new float[2], new float[1]);
            ComplexModRelu.Forward([0, 0], [b], y);
            ComplexModRelu.Backward([0, 0], [b], [2, 3], dx, db);
            Assert.Equal([0, 0, 2 * slope, 3 * slope, 0], [.. y, .. dx, .. db]);
        }
    }

    private static (ActivationDescriptor, float[]) Zeroed(string name, int length)
    {
        var activation = ActGen.Activations.GeneratedActivations.Find(name)!;
        return (activation, new float[activation.Info.ParameterCount(new ActivationShape(length))]);
    }
}

using Xunit;

namespace ActGen.Activations.Tests.Catalogue;

/// <summary>The derivatives at kinks: PyTorch's, and the values right beside them.</summary>
public class KinkTests
{
    public static TheoryData<string, float, float> Rows => new()
    {
        { nameof(Relu), 0, 0 },
        { nameof(Relu), -0f, 0 },
        { nameof(LeakyRelu), 0, 0.01f },
        { nameof(PRelu), 0, 0.25f },
        { nameof(Elu), 0, 1 },
        { nameof(Selu), 0, 1.7580993f },
        { nameof(BinaryStep), 0, 0 },
        { nameof(Softsign), 0, 1 },
        // clamp counts as 1 at its bounds: c/6 + x/6.
        { nameof(HardSwish), -3, -0.5f },
        { nameof(HardSwish), 3, 1.5f },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_derivative_is_that_of_PyTorch(string name, float at, float derivative)
    {
        var row = CatalogueTable.Row(name);
        Assert.Equal(derivative, row.Gradient(at, row.Parameters[0], new float[1]));
    }

    [Theory]
    [InlineData(nameof(HardSwish), -3, -1, 0)]
    [InlineData(nameof(HardSwish), 3, 1, 1)]
    [InlineData(nameof(Relu), 0, 1, 1)]
    [InlineData(nameof(Relu), 0, -1, 0)]
    [InlineData(nameof(LeakyRelu), 0, 1, 1)]
    public void One_float_beside_the_kink_it_is_that_of_the_side(string name, float at, int side, float derivative)
    {
        var row = CatalogueTable.Row(name);
        var beside = side < 0 ? MathF.BitDecrement(at) : MathF.BitIncrement(at);
        Assert.Equal(derivative, row.Gradient(beside, row.Parameters[0], new float[1]));
    }

    [Theory]
    [InlineData(nameof(Relu), "x == 0", "0")]
    [InlineData(nameof(LeakyRelu), "x == 0", "0.01")]
    [InlineData(nameof(PRelu), "x == 0", "slope")]
    [InlineData(nameof(BinaryStep), "x == 0", "0")]
    [InlineData(nameof(PadeA), "x == 0", "a1")]
    public void The_kink_is_listed(string name, string at, string derivative)
    {
        var kink = Assert.Single(ActGen.Activations.GeneratedActivations.Find(name)!.Info.Kinks);
        Assert.Equal((at, derivative), (kink.At, kink.Derivative));
    }

    [Theory]
    [InlineData(nameof(ModRelu), "abs(x) + b == 0", "x == 0")]
    [InlineData(nameof(Apl), "x == 0", "x == hinge[0]", "x == hinge[1]")]
    public void A_kink_that_a_parameter_hides_where_it_starts_is_listed(string name, params string[] kinks) =>
        Assert.Equal(kinks, ActGen.Activations.GeneratedActivations.Find(name)!.Info.Kinks.Select(k => k.At).Order(StringComparer.Ordinal));

    [Fact]
    public void The_borders_of_a_magnitude_are_two()
    {
        var kinks = ActGen.Activations.GeneratedActivations.Find(nameof(HardShrink))!.Info.Kinks;
        Assert.Equal([("x == -0.5", "0"), ("x == 0.5", "0")], kinks.Select(kink => (kink.At, kink.Derivative)).Order());
    }

    [Fact]
    public void At_the_kink_of_PRelu_the_slope_gets_no_gradient() => Assert.Equal(0, PRelu.Gradient(0, 0.25f).Slope);

    [Theory]
    [InlineData(nameof(Sigmoid))]
    [InlineData(nameof(Tanh))]
    [InlineData(nameof(Silu))]
    [InlineData(nameof(Gelu))]
    [InlineData(nameof(Mish))]
    [InlineData(nameof(Elu))]
    [InlineData(nameof(Softsign))]
    [InlineData(nameof(StarRelu))]
    [InlineData(nameof(Celu))]
    [InlineData(nameof(PElu))]
    [InlineData(nameof(Elish))]
    [InlineData(nameof(SoftClipping))]
    [InlineData(nameof(KanSpline))]
    [InlineData(nameof(EntropyGate))]
    public void What_is_smooth_lists_no_kink(string name) => Assert.Empty(ActGen.Activations.GeneratedActivations.Find(name)!.Info.Kinks);
}

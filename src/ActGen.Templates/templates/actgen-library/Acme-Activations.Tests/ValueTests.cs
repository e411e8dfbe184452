using Xunit;

namespace Acme.Activations.Tests;

/// <summary>Values of the formulas, at places where they are known.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData(0, 0.25)]       // a / 2 at the corner
    [InlineData(1.2, 1.25)]     // (1.2 + 1.3) / 2
    [InlineData(-100, 0)]       // nothing far to the left
    public void RoundRamp_is_a_rectifier_with_a_round_corner(float x, float expected) =>
        Assert.Equal(expected, RoundRamp.Evaluate(x, a: 0.5f), 1e-3f);

    [Fact]
    public void Ripple_is_a_line_where_the_sine_is_0() => Assert.Equal(MathF.PI, Ripple.Evaluate(MathF.PI, a: 1), 1e-6f);
}

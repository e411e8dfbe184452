using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Short polynomials in place of series: as good as a float, and shorter than the series cut off.</summary>
public class EconomizedTests
{
    private static readonly PowerSeries T = PowerSeries.From(0);

    [Theory]
    [InlineData(0.25)]
    [InlineData(1)]
    public void A_polynomial_is_the_function_to_a_float_and_short(double radius)
    {
        var polynomial = Economized.Polynomial(T.Exp()!, radius, out var isEven)!;
        Assert.False(isEven);
        Assert.All(Enumerable.Range(-20, 41), i =>
        {
            var t = radius * i / 20;
            Assert.Equal(1, Value(polynomial, t) / Math.Exp(t), 1e-8);
        });
        // Without its last term the series is off by more.
        var taylor = Enumerable.Range(0, polynomial.Length).Select(i => T.Exp()![i]).ToArray();
        Assert.True(Math.Abs(Value(taylor, radius) - Math.Exp(radius)) > Math.Abs(Value(polynomial, radius) - Math.Exp(radius)));
    }

    [Fact]
    public void An_even_series_is_a_polynomial_in_the_square()
    {
        var polynomial = Economized.Polynomial(T.SinCos()!.Value.Cos, 1, out var isEven)!;
        Assert.True(isEven);
        Assert.Equal(Math.Cos(0.9), Value(polynomial, 0.81), 1e-8);
    }

    [Fact]
    public void A_series_that_hardly_converges_has_none() =>
        Assert.Null(Economized.Polynomial((PowerSeries.Number(1) / (PowerSeries.Number(1) + -T))!, 0.9, out _));

    private static double Value(double[] terms, double t) => terms.Reverse().Aggregate(0.0, (sum, term) => (sum * t) + term);
}

using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.SoftExponentials;

/// <summary>
/// The textbook formula of the soft exponential, as generated, is right at small and zero alpha: value and both derivatives within 2e-6
/// relative of exact.
/// </summary>
public class SoftExponentialTests
{
    private const double Allowed = 2e-6;

    private static readonly float[] Inputs = [.. Points.Grid(-10, 10, 1 / 16f), .. Random(4000)];

    public static TheoryData<float> Alphas
    {
        get
        {
            var data = new TheoryData<float> { 0 };
            for (var exponent = 0; exponent >= -30; exponent--)
            {
                var alpha = float.Parse($"1e{exponent}", System.Globalization.CultureInfo.InvariantCulture);
                data.Add(alpha);
                data.Add(-alpha);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Alphas))]
    public void The_paper_formula_is_exact_for_every_alpha(float alpha)
    {
        var exact = new SoftExponentialReference();
        foreach (var x in Inputs.Concat(AroundTheZero(alpha)).Where(x => alpha >= 0 || SoftExponentialReference.Argument(x, alpha) >= 0.01))
        {
            Near(exact.Value(x, alpha), PropagatingSoftExponential.Evaluate(x, alpha), $"f({x:G9}, {alpha:G9})");
            var (dx, dalpha) = PropagatingSoftExponential.Gradient(x, alpha);
            Near(exact.InX(x, alpha), dx, $"df/dx({x:G9}, {alpha:G9})");
            Near(exact.InAlpha(x, alpha), dalpha, $"df/dalpha({x:G9}, {alpha:G9})");
        }
    }

    [Theory]
    [MemberData(nameof(Alphas))]
    public void The_catalogue_is_exact_for_every_alpha(float alpha)
    {
        var exact = new SoftExponentialReference(DomainPolicy.Extend, 0.5);
        foreach (var x in Inputs.Where(x => alpha >= 0 || SoftExponentialReference.Argument(x, alpha) >= 0.5))
        {
            Near(exact.Value(x, alpha), SoftExponential.Evaluate(x, alpha), $"f({x:G9}, {alpha:G9})");
            var (dx, dalpha) = SoftExponential.Gradient(x, alpha);
            Near(exact.InX(x, alpha), dx, $"df/dx({x:G9}, {alpha:G9})");
            Near(exact.InAlpha(x, alpha), dalpha, $"df/dalpha({x:G9}, {alpha:G9})");
        }
    }

    [Fact]
    public void At_alpha_0_the_value_is_x_and_the_derivatives_are_1_and_1_plus_half_the_square()
    {
        foreach (var x in Inputs)
        {
            Assert.Equal(x, SoftExponential.Evaluate(x, 0));
            var (dx, dalpha) = SoftExponential.Gradient(x, 0);
            Assert.Equal(1, dx);
            Assert.True(Error.Ulps(dalpha, 1 + (0.5 * x * x)) <= 1, $"{dalpha:G9} at {x:G9}");
            Assert.Equal(dalpha, SoftExponential.Gradient(x, -0f).Alpha);
        }
    }

    [Fact]
    public void Outside_its_domain_the_paper_formula_is_what_IEEE_says()
    {
        Assert.True(float.IsNaN(PropagatingSoftExponential.Evaluate(-5, -0.5f)));
        Assert.Equal(float.NegativeInfinity, PropagatingSoftExponential.Evaluate(0, -1));
        Assert.Equal(float.PositiveInfinity, PropagatingSoftExponential.Derivative(0, -1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.3)]
    [InlineData(-0.1)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void The_reference_is_the_textbook_formula(double alpha)
    {
        var exact = new SoftExponentialReference();
        const double H = 1e-5;
        foreach (var x in Inputs.Select(x => (double)x).Where(x => alpha > 0 || SoftExponentialReference.Argument(x, alpha) >= 0.01))
        {
            Assert.Equal(Textbook(x, alpha), exact.Value(x, alpha), 1e-11 * (1 + Math.Abs(exact.Value(x, alpha))));
            Assert.Equal((Textbook(x + H, alpha) - Textbook(x - H, alpha)) / (2 * H), exact.InX(x, alpha),
                1e-3 * (1e-3 + Math.Abs(exact.InX(x, alpha))));
            Assert.Equal((Textbook(x, alpha + H) - Textbook(x, alpha - H)) / (2 * H), exact.InAlpha(x, alpha),
                1e-3 * (1e-3 + Math.Abs(exact.InAlpha(x, alpha))));
        }
    }

    private static double Textbook(double x, double alpha) =>
        alpha < 0 ? -Math.Log(1 - (alpha * (x + alpha))) / alpha : ((Math.Exp(alpha * x) - 1) / alpha) + alpha;

    // Below the normal floats there are fewer digits.
    private static void Near(double exact, float actual, string what) => Assert.True(
        Error.Relative(actual, exact) <= Allowed || (Math.Abs(exact) < 1.17549435E-38 && Error.Ulps(actual, exact) <= 1),
        $"{what} is {actual:G9}, exactly {exact:G12}: relative error {Error.Relative(actual, exact):G3}");

    // The value is 0 near x = -alpha.
    private static IEnumerable<float> AroundTheZero(float alpha) =>
        Points.Grid(-40, 40, 1).SelectMany(i => new[] { -alpha * (1 + (i / 64)), -alpha * (1 + (i / 4096)) });

    private static IEnumerable<float> Random(int count)
    {
        var random = new Random(11);
        for (var i = 0; i < count; i++)
        {
            // Evenly spread, and of all magnitudes.
            yield return (i & 1) == 0
                ? (20 * random.NextSingle()) - 10
                : (random.Next(2) == 0 ? -10 : 10) * MathF.Pow(2, -40 * random.NextSingle());
        }
    }
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>E where it is small and 1 / E where it is large, powers of it, and E - 1.</summary>
public class QuantityTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void An_exponential_never_overflows()
    {
        var e = new ExponentialQuantity(_formulas.Pool, LinearForm.Of(_formulas.Read("2 * x")).Form);
        Assert.All((double[])[-500, -1, 1, 500], x =>
        {
            Assert.Equal(Math.Exp(-2 * Math.Abs(x)), Evaluated.InDouble(e.Small, x), 1e-15);
            Assert.Equal(Math.Exp(-6 * Math.Abs(x)), Evaluated.InDouble(e.Power(x < 0 ? 3 : -3, isLarge: x > 0), x), 1e-15);
            // E - 1 where E is small; over E where it is large.
            Assert.Equal(Math.Sign(x) * (1 - Math.Exp(-2 * Math.Abs(x))), Evaluated.InDouble(e.Ones(1), x), 1e-15);
        });
        Assert.Equal(Math.Exp(6), Evaluated.InDouble(e.Power(3, isLarge: true), 1), 1e-12);
    }

    [Fact]
    public void A_variable_is_inverted_beyond_1()
    {
        var e = new VariableQuantity(_formulas.Pool, _formulas.Input);
        Assert.Equal((0.25, 0.5), (Evaluated.InDouble(e.Small, 4), Evaluated.InDouble(e.Small, 0.5)));
        Assert.Equal(1.0 / 64, Evaluated.InDouble(e.Power(-3, isLarge: true), 4));
        Assert.Equal(64, Evaluated.InDouble(e.Power(3, isLarge: true), 4));
    }
}

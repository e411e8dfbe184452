using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class ExpFractionTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void A_sum_is_over_the_divisor_that_its_parts_share()
    {
        var quotient = Of("1 / (1 + exp(x))");
        var sum = ExpFraction.Sum([quotient, ExpFraction.Times(quotient, Of("exp(x) / (1 + exp(x))"))])!;
        Assert.Equal(2, Assert.Single(sum.Divisors).Power);
        Assert.Equal((1 + (2 * Math.E)) / Math.Pow(1 + Math.E, 2), FractionValue.Of(sum, 1), 1e-14);
    }

    [Fact]
    public void Products_and_powers_multiply_the_powers_of_divisors()
    {
        var quotient = Of("2 / (1 + exp(x))");
        Assert.Equal(3, Assert.Single(ExpFraction.Times(quotient, quotient.ToPower(2))!.Divisors).Power);
        Assert.Equal(8 / Math.Pow(1 + Math.E, 3), FractionValue.Of(quotient.ToPower(3)!, 1), 1e-14);
        Assert.Equal(Math.Pow((1 + Math.E) / 2, 2), FractionValue.Of(quotient.ToPower(-2)!, 1), 1e-14);
    }

    [Fact]
    public void Division_by_one_term_leaves_no_divisor_and_by_none_nothing()
    {
        var over = ExpFraction.Over(Of("1 + exp(x)"), Of("2 * exp(2 * x)"))!;
        Assert.Empty(over.Divisors);
        Assert.Equal((1 + Math.E) / (2 * Math.E * Math.E), FractionValue.Of(over, 1), 1e-14);
        Assert.Null(ExpFraction.Over(Of("1 + exp(x)"), Of("0")));
    }

    private ExpFraction Of(string text) => FractionValue.Read(_formulas, text);
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Rewriting;

public class FusedFactorsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("alpha * x", "alpha", "x")]
    [InlineData("sq(x) * alpha * sigmoid(x)", "alpha x", "x sigmoid(x)")]
    [InlineData("x * z", "x", "z")]
    public void A_product_that_is_added_is_two_factors(string product, string first, string second)
    {
        var fused = FusedFactors.Of((Product)_formulas.Read(product))!;
        Assert.Equal((first, second), (string.Join(" ", fused.First), string.Join(" ", fused.Second)));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("alpha / x")]
    public void A_sign_and_a_quotient_are_no_product_to_be_fused(string product) =>
        Assert.Null(FusedFactors.Of((Product)_formulas.Read(product)));
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class DoubleFloatSumsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("log(1 - alpha * (x + alpha))", "1 - alpha * (x + alpha)", "-alpha", "1 - alpha * alpha")]
    [InlineData("1 / (alpha * x + beta - gamma)", "alpha * x + beta - gamma", "alpha", "beta - gamma")]
    [InlineData("tanh(x + alpha - 1)", "x + alpha - 1", "1", "alpha - 1")]
    public void A_sum_that_may_cancel_is_affine_with_an_offset_of_twice_the_digits(
        string formula, string sum, string slope, string offset)
    {
        var found = Assert.Single(new DoubleFloatSums(_formulas.Pool).Find([_formulas.Read(formula)]));
        Assert.Same(_formulas.Read(sum), found.Key);
        var affine = Assert.IsType<Call>(found.Value);
        Assert.Equal("affine", affine.Function.Name);
        Assert.Equal([_formulas.Read(slope), _formulas.Input, _formulas.Read(offset)], affine.Children.ToArray());
    }

    [Theory]
    [InlineData("log(x + 1)")]
    [InlineData("log(x + alpha)")]
    [InlineData("exp(1 - alpha * (x + alpha))")]
    [InlineData("log(1 - alpha * (sq(x) + alpha))")]
    [InlineData("log(x + z + alpha - 1)")]
    [InlineData("log((alpha + beta) * x + alpha - 1)")]
    public void Others_are_as_good_in_float(string formula) => Assert.Empty(
        new DoubleFloatSums(_formulas.Pool).Find([_formulas.Read(formula)]));
}

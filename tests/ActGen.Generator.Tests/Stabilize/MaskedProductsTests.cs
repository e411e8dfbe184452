using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class MaskedProductsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("(x < 0 ? 1 : 0) * exp(x)", "x < 0 ? exp(x) : 0")]
    [InlineData("alpha * (x < 0 ? 0 : 2) * exp(-x)", "x < 0 ? 0 : 2 * alpha * exp(-x)")]
    [InlineData("(x < 0 ? 1 : 0) * (x < alpha ? 0 : 1) * sq(x)", "x < 0 ? (x < alpha ? 0 : sq(x)) : 0")]
    [InlineData("1 + (x < 0 ? (x < -1 ? 0 : 1) : 2) * x", "1 + (x < 0 ? (x < -1 ? 0 : x) : 2 * x)")]
    [InlineData("(x < 0 ? 1 : 2) * exp(x)", "(x < 0 ? 1 : 2) * exp(x)")]
    [InlineData("(x < 0 ? 1 : 0) * alpha", "(x < 0 ? 1 : 0) * alpha")]
    [InlineData("(x < 0 ? alpha : 0) * exp(x)", "(x < 0 ? alpha : 0) * exp(x)")]
    public void Factors_go_into_the_branches_of_a_mask(string before, string after) => Assert.Same(
        _formulas.Read(after), new MaskedProducts(_formulas.Pool).Distribute(_formulas.Read(before)));

    [Fact]
    public void What_is_masked_may_overflow()
    {
        var node = _formulas.Read("(x < 0 ? 1 : 0) * exp(x)");
        Assert.Equal(float.NaN, Evaluated.InFloat(node, 1000));
        Assert.Equal(0, Evaluated.InFloat(new MaskedProducts(_formulas.Pool).Distribute(node), 1000));
    }
}

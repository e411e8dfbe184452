using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class QuotientDistributorTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("(x > 0 ? log(x) : 1) / alpha", "x > 0 ? log(x) / alpha : 1 / alpha")]
    [InlineData("x * (x > 0 ? 1 : beta) / sq(alpha)", "x > 0 ? x / sq(alpha) : x * beta / sq(alpha)")]
    [InlineData("(x > 0 ? (x > 1 ? x : 2) : 3) / alpha", "x > 0 ? (x > 1 ? x / alpha : 2 / alpha) : 3 / alpha")]
    [InlineData("(x > 0 ? log(x) : 1) / x", "(x > 0 ? log(x) : 1) / x")]
    [InlineData("(x > 0 ? log(x) : 1) / 3", "(x > 0 ? log(x) : 1) / 3")]
    [InlineData("(x > 0 ? log(x) : 1) * alpha", "(x > 0 ? log(x) : 1) * alpha")]
    public void A_division_by_a_parameter_goes_into_the_branches(string before, string after) => Assert.Same(
        _formulas.Read(after), new QuotientDistributor(_formulas.Pool).Distribute(_formulas.Read(before)));
}

using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class QuotientRuleTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("3 / (2 + x) - 3 * x / sq(2 + x)", "6 / sq(2 + x)")]
    [InlineData("2 / (4 * (1 + abs(x) / 4)) - 2 * abs(x) / (16 * sq(1 + abs(x) / 4))", "2 / (4 * sq(1 + abs(x) / 4))")]
    [InlineData("alpha / (1 + exp(x)) - alpha * exp(x) / sq(1 + exp(x)) + x", "alpha / sq(1 + exp(x)) + x")]
    [InlineData("2 * x / (1 + sq(x)) - 2 * x * sq(x) / sq(1 + sq(x))", "2 * x / sq(1 + sq(x))")]
    public void Terms_that_cancel_get_one_divisor(string before, string after) => Assert.Same(
        _formulas.Read(after), new QuotientRule(_formulas.Pool).Apply(_formulas.Read(before)));

    [Theory]
    [InlineData("1 / (2 + x) - cos(x) / sq(2 + x)")]
    [InlineData("1 / (2 + x) + x / (1 + x)")]
    [InlineData("3 / (2 + x) - 3 * x / pow(2 + x, 3)")]
    public void What_does_not_cancel_stays(string text) => Assert.Same(
        _formulas.Read(text), new QuotientRule(_formulas.Pool).Apply(_formulas.Read(text)));
}

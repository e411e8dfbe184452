using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>
/// Pairs of formulas that are one node, by the canonical form of sums and products alone or after Simplify, and pairs that are not.
/// </summary>
public class CanonicalFormTests
{
    [Theory]
    // Order and grouping.
    [InlineData("x + alpha + 1", "1 + (alpha + x)")]
    [InlineData("x * alpha * 3", "3 * (alpha * x)")]
    [InlineData("x - (alpha - beta)", "x + beta - alpha")]
    [InlineData("x - (x - alpha)", "alpha")]
    [InlineData("x * (alpha * beta)", "beta * (x * alpha)")]
    // Equal terms and factors.
    [InlineData("x + x", "2 * x")]
    [InlineData("x + 2 * x - 3 * x", "0")]
    [InlineData("alpha + (x - alpha)", "x")]
    [InlineData("x * x", "sq(x)")]
    [InlineData("x * x * x", "pow(x, 3)")]
    [InlineData("x / x", "1")]
    [InlineData("alpha * x / alpha", "x")]
    [InlineData("sq(x) / x", "x")]
    [InlineData("sq(sq(x))", "pow(x, 4)")]
    [InlineData("1 / (1 / x)", "x")]
    [InlineData("x / (alpha / beta)", "x * beta / alpha")]
    [InlineData("sq(alpha * x)", "alpha * alpha * x * x")]
    [InlineData("x - x", "0")]
    [InlineData("x * -1", "-x")]
    [InlineData("-(-x)", "x")]
    [InlineData("x * -alpha", "-(x * alpha)")]
    [InlineData("pow(x, -1)", "1 / x")]
    // Numbers, where they fold exactly.
    [InlineData("2 * 3 * x", "6 * x")]
    [InlineData("2 * x * 0.5", "x")]
    [InlineData("1 + 2 + x - 3", "x")]
    [InlineData("0 * x", "0")]
    [InlineData("x + 0", "x")]
    [InlineData("1 * x", "x")]
    [InlineData("x / 2", "0.5 * x")]
    [InlineData("x / 4 * 8", "2 * x")]
    [InlineData("2 * 0.3", "0.6")]
    [InlineData("-0.3 * x", "-(0.3 * x)")]
    [InlineData("x * 0.3", "0.3 * x")]
    [InlineData("-(-0.3)", "0.3")]
    [InlineData("0.3 * x + 0.3 * x", "0.6 * x")]
    [InlineData("0.5 - 0.25", "0.25")]
    [InlineData("1 / 0.125", "8")]
    // Choices and conditions.
    [InlineData("x > 0 ? alpha : alpha", "alpha")]
    [InlineData("1 < 2 ? x : alpha", "x")]
    [InlineData("false ? x : alpha", "alpha")]
    [InlineData("true && x > 0 ? 1 : 0", "x > 0 ? 1 : 0")]
    [InlineData("x > 0 || false ? 1 : 0", "x > 0 ? 1 : 0")]
    [InlineData("!!(x > 0) ? 1 : 0", "x > 0 ? 1 : 0")]
    [InlineData("x > 0 && x > 0 ? 1 : 0", "x > 0 ? 1 : 0")]
    public void Reduces_identically(string a, string b)
    {
        var formulas = new Formulas();
        Assert.Same(formulas.Read(a), formulas.Read(b));
    }

    [Theory]
    [InlineData("x - alpha", "alpha - x")]
    [InlineData("x / alpha", "alpha / x")]
    [InlineData("sq(x)", "2 * x")]
    [InlineData("x > 0 ? 1 : 0", "x >= 0 ? 1 : 0")]
    [InlineData("x > 0 ? alpha : beta", "x > 0 ? beta : alpha")]
    [InlineData("max(x, alpha)", "max(alpha, x)")]
    [InlineData("-sq(x)", "sq(-x)")]
    // What does not fold exactly stays as written.
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1 / 3", "0.3333333333333333")]
    [InlineData("0.1 * 0.1", "0.01")]
    [InlineData("0.1 * x + 0.2 * x", "0.3 * x")]
    [InlineData("sqrt(4)", "2")]
    [InlineData("exp(1)", "e")]
    // Common factors are not taken out, nor products multiplied out.
    [InlineData("alpha * x + alpha", "alpha * (x + 1)")]
    [InlineData("2 * (x + 1)", "2 * x + 2")]
    [InlineData("sq(x + 1)", "x * x + 2 * x + 1")]
    // Not the same where a part is infinite or no number.
    [InlineData("abs(x)", "sqrt(x * x)")]
    [InlineData("log(sq(x))", "2 * log(x)")]
    public void Reduces_differently(string a, string b)
    {
        var formulas = new Formulas();
        Assert.NotSame(Simplified(formulas, a), Simplified(formulas, b));
    }

    [Theory]
    [InlineData("exp(x - x)", "1")]
    [InlineData("log(1)", "0")]
    [InlineData("log(exp(alpha * x))", "alpha * x")]
    [InlineData("sqrt(0) + sqrt(1)", "1")]
    [InlineData("abs(abs(x))", "abs(x)")]
    [InlineData("abs(-x)", "abs(x)")]
    [InlineData("abs(-2 * x)", "abs(2 * x)")]
    [InlineData("abs(-3)", "abs(3)")]
    [InlineData("cos(-alpha * x)", "cos(alpha * x)")]
    [InlineData("alpha * x * sign(x)", "alpha * abs(x)")]
    [InlineData("abs(x) * sign(x)", "x")]
    [InlineData("relu(relu(x))", "relu(x)")]
    [InlineData("tanh(0) + sin(0) + erf(0)", "0")]
    [InlineData("cos(0) * x", "x")]
    [InlineData("log(exp(abs(-abs(x))))", "abs(x)")]
    public void Simplifies_identically(string a, string b)
    {
        var formulas = new Formulas();
        Assert.Same(Simplified(formulas, b), Simplified(formulas, a));
    }

    [Fact]
    public void The_order_that_is_written_first_is_shown()
    {
        var formulas = new Formulas();
        Assert.Equal("x + alpha", formulas.Read("x + alpha").ToString());
        Assert.Equal("x + alpha", formulas.Read("alpha + x").ToString());
    }

    private static Expr Simplified(Formulas formulas, string text) =>
        new Rewriter(formulas.Pool, new RuleTable(SimplifyRules.All), default).Rewrite(formulas.Read(text));
}

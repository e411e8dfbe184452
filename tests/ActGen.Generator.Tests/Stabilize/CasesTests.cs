using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Cases of a choice, in which terms cancel; where they do not say the same at 0, the whole stays.</summary>
public class CasesTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("(x > 2 ? 1 : 0) - erf(x)", "x > 2 ? 1 - erf(x) : x < 2 ? -erf(x) : (x > 2 ? 1 : 0) - erf(x)")]
    [InlineData("(x > 2 ? x : 0) - (x >= 2 ? 1 : alpha)", "x > 2 ? x - 1 : x < 2 ? -alpha : (x > 2 ? x : 0) - (x >= 2 ? 1 : alpha)")]
    [InlineData("abs(x) + relu(x) - x", "x > 0 ? x : -2 * x")]
    [InlineData("abs(x) + sign(x)", "x > 0 ? x + 1 : x < 0 ? -x - 1 : abs(x) + sign(x)")]
    [InlineData("step(x) * alpha", "x > 0 ? alpha : x < 0 ? 0 : step(x) * alpha")]
    [InlineData("abs(alpha) * x", "abs(alpha) * x")]
    public void Cases_are_told_apart(string before, string after) =>
        Assert.Same(_formulas.Read(after), new Cases(_formulas.Pool, node => node).Of(_formulas.Read(before)));

    [Fact]
    public void The_smaller_of_two_is_known()
    {
        var cases = new Cases(_formulas.Pool, node => node).Of(_formulas.Read("min(alpha, x) - x"));
        Assert.Contains(cases, new[] { _formulas.Read("alpha > x ? 0 : alpha - x"), _formulas.Read("x > alpha ? alpha - x : 0") });
    }

    [Fact]
    public void Two_questions_are_asked_one_after_the_other()
    {
        var cases = new Cases(_formulas.Pool, node => node).Of(_formulas.Read("relu(x - 1) + abs(x - 2)"));
        Assert.Contains(cases, new[]
        {
            _formulas.Read("x - 1 > 0 ? (x - 2 > 0 ? x - 1 + (x - 2) : x - 1 - (x - 2)) : x - 2 > 0 ? x - 2 : -(x - 2)"),
            _formulas.Read("x - 2 > 0 ? (x - 1 > 0 ? x - 1 + (x - 2) : x - 2) : x - 1 > 0 ? x - 1 - (x - 2) : -(x - 2)"),
        });
    }

    [Fact]
    public void Each_case_is_repaired() => Assert.Same(
        _formulas.Read("x > 0 ? alpha : beta"),
        new Cases(_formulas.Pool, node => _formulas.Read(ReferenceEquals(node, _formulas.Read("x - erf(x)")) ? "alpha" : "beta"))
            .Of(_formulas.Read("abs(x) - erf(x)")));
}

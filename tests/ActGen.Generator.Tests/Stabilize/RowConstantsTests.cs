using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class RowConstantsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("log(rowmean(sq(alpha)))", "log(sq(alpha))")]
    [InlineData("x - rowmin(rowmean(x))", "x - rowmean(x)")]
    [InlineData("rowmax(exp(rowsum(x) + alpha))", "exp(rowsum(x) + alpha)")]
    [InlineData("rowmean(beta) * x", "rowmean(beta) * x")]
    [InlineData("rowsum(alpha) + rowmean(x * alpha)", "rowsum(alpha) + rowmean(x * alpha)")]
    public void The_mean_and_the_largest_of_one_value_are_it(string before, string after) => Assert.Same(
        _formulas.Read(after), new RowConstants(_formulas.Pool, [(Variable)_formulas.Read("beta")]).Simplify(_formulas.Read(before)));
}

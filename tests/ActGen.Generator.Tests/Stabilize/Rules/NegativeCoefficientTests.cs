using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Rules for even functions see f(-u): they turn what carries a minus sign, and nothing else, or they would never end.</summary>
public class NegativeCoefficientTests
{
    [Theory]
    [InlineData("-x", true)]
    [InlineData("-3 * alpha * x", true)]
    [InlineData("-2", true)]
    [InlineData("x", false)]
    [InlineData("2 * x", false)]
    [InlineData("2", false)]
    [InlineData("x - 1", false)]
    public void An_argument_is_turned_around_where_it_has_a_minus(string argument, bool turns) => Assert.Equal(
        turns, NegativeCoefficient.OnU(new Dictionary<string, Expr> { ["u"] = -Formulas.Of(argument) }));
}

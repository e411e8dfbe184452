using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class ExactComparisonsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("x + 3 <= 6", "x <= 3")]
    [InlineData("x - 0.5 > 2", "x > 2.5")]
    [InlineData("alpha + 3 < 1", "alpha < -2")]
    [InlineData("x + 0.1 <= 0.3", "x < 0.20000000298023224")]
    [InlineData("x - 3 + 0.1 > 0", "x > 2.8999998569488525")]
    [InlineData("x + 2.9 >= 0", "x > -2.9000000953674316")]
    [InlineData("x + 0.1 == 0.3", "x + 0.1 == 0.3")]
    [InlineData("x + 16777216 <= 16777217", "x <= 1")]
    [InlineData("x + 0.5 <= 16777217", "x < 16777218")]
    [InlineData("x + alpha < 1", "x + alpha < 1")]
    [InlineData("2 * x + 1 < 3", "2 * x + 1 < 3")]
    public void A_sum_moves_to_the_other_side_where_that_is_exact(string before, string after) => Assert.Same(
        _formulas.ReadCondition(after), new ExactComparisons(_formulas.Pool).Rewrite(_formulas.ReadCondition(before)));

    [Fact]
    public void The_breakpoint_is_the_float_it_should_be()
    {
        var node = new ExactComparisons(_formulas.Pool).Rewrite(_formulas.Read("x + 3 <= 6 ? 1 : 0"));
        // Seven floats above 3, x + 3 still rounds to 6.
        float x = 3;
        Assert.Equal(1, Evaluated.InFloat(node, x));
        for (var i = 0; i < 7; i++)
        {
            x = MathF.BitIncrement(x);
            Assert.Equal(0, Evaluated.InFloat(node, x));
        }
    }
}

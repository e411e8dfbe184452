using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Signs that the form of an expression tells.</summary>
public class SignsTests
{
    [Theory]
    [InlineData("exp(x)", true, true)]
    [InlineData("sigmoid(x) / (1 + exp(x))", true, true)]
    [InlineData("1 + abs(x)", true, true)]
    [InlineData("abs(x)", true, false)]
    [InlineData("sq(x) * exp(x)", true, false)]
    [InlineData("x * exp(x)", false, false)]
    [InlineData("1 + x", false, false)]
    [InlineData("tanh(x)", false, false)]
    public void Signs_are_known(string text, bool isNotNegative, bool isPositive)
    {
        var node = Formulas.Of(text);
        Assert.Equal((isNotNegative, isPositive), (Signs.IsNotNegative(node), Signs.IsPositive(node)));
    }
}

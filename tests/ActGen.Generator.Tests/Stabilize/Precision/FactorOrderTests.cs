using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The order of multiplication, as it is said: bounded, the same for all rows, growing; the divisions behind.</summary>
public class FactorOrderTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("x * alpha * sigmoid(x)", "sigmoid(x) alpha x", "", "")]
    [InlineData("sq(x) * sigmoid(x)", "sigmoid(x) x x", "", "")]
    [InlineData("sq(x) * alpha", "sq(x) alpha", "", "")]
    [InlineData("x * z / (1 + sq(x))", "x", "1 / (1 + sq(x))", "z")]
    [InlineData("alpha * x / (1 + sq(x))", "x alpha", "1 / (1 + sq(x))", "")]
    public void Factors_are_multiplied_in_an_order_that_does_not_overflow(string product, string factors, string divisors, string last)
    {
        var order = FactorOrder.Of(_formulas.Read(product).Children);
        Assert.Equal(
            (factors, divisors, last), (string.Join(" ", order.Factors), string.Join(" ", order.Divisors), order.Last?.ToString() ?? ""));
    }
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>An expression as a function of one quantity times a rest: put together again it has the same values.</summary>
public class OneVariableTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("tanh(alpha * x) / alpha", "alpha * x")]
    [InlineData("(exp(alpha * x) - 1 - alpha * x) / sq(alpha)", "alpha * x")]
    [InlineData("x - sin(x)", "x")]
    public void The_function_times_the_rest_is_the_expression(string formula, string quantity)
    {
        var node = _formulas.Read(formula);
        var ways = OneVariable.Of(_formulas.Pool, node).ToList();
        Assert.NotEmpty(ways);
        Assert.All(ways, way =>
        {
            Assert.Equal(quantity, way.Quantity.ToString());
            foreach (var (x, alpha) in new[] { (0.5, 2.0), (-1.25, 0.75) })
            {
                var values = Evaluated.Values(x, alpha);
                values[way.Variable.Name] = Evaluated.InDouble(way.Quantity, x, alpha);
                var together = new Interpreter(values).Evaluate(way.Function) * Evaluated.InDouble(way.Scale, x, alpha);
                Assert.Equal(Evaluated.InDouble(node, x, alpha), together, 1e-14);
            }
        });
    }

    [Fact]
    public void A_function_of_two_quantities_is_none() =>
        Assert.Empty(OneVariable.Of(_formulas.Pool, _formulas.Read("tanh(alpha * x) + sin(x)")));

    [Fact]
    public void The_terms_of_a_sum_go_by_their_factors_of_other_variables()
    {
        var sum = (Sum)_formulas.Read("1 / sin(x) - 1 / x + alpha / tan(x) - alpha * cos(x) + tanh(alpha * x)");
        var parts = OneVariable.ByScale(_formulas.Pool, sum, _formulas.Input);
        Assert.Equal(["1", "alpha", "tanh(alpha * x)"], parts.Select(p => p.Scale.ToString()).Order(StringComparer.Ordinal));
        Assert.Same(_formulas.Read("1 / sin(x) - 1 / x"), parts.Single(p => p.Scale is Number).Function);
        Assert.Same(sum, _formulas.Pool.Sum([.. parts.SelectMany(p =>
            p.Function is Sum ? p.Function.Children.Select(term => p.Scale * term) : [p.Scale * p.Function])]));
    }
}

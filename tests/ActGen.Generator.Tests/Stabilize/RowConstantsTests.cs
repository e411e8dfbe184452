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

    [Fact]
    public void The_weights_of_a_mix_of_neurons_are_not_one_value()
    {
        var bound = Declarations.Bind("""
            [Activation("tanh(x)")] partial struct One;
            [Activation("relu(x)")] partial struct Two;
            [Mix(typeof(One), typeof(Two), Per = Per.Neuron)] partial struct A;
            """);
        Assert.NotEmpty(bound.Derived);
        Assert.Superset(bound.Derived.Select(d => d.Symbol).ToHashSet(), bound.ColumnParameters.ToHashSet());
    }
}

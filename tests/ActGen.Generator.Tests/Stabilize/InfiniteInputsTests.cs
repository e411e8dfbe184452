using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class InfiniteInputsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("x * exp(-abs(x))", 0, 0)]
    [InlineData("x / (1 + exp(-x))", 0, double.PositiveInfinity)]
    [InlineData("x / (1 + abs(x))", -1, 1)]
    public void Where_the_function_has_a_limit_it_is_computed(string formula, double left, double right)
    {
        var node = _formulas.Read(formula);
        var clamped = Assert.Single(Inputs(out var repairs).Clamp([node]));
        double[] ends = [double.NegativeInfinity, double.PositiveInfinity];
        Assert.Contains(ends, end => float.IsNaN(Evaluated.InFloat(node, end)));
        Assert.NotEmpty(repairs());
        Near(left, Evaluated.InFloat(clamped, ends[0]));
        Near(right, Evaluated.InFloat(clamped, ends[1]));
        foreach (var x in (double[])[-700, -3, -0.25, 0, 0.25, 3, 700])
        {
            Assert.Equal(Evaluated.InFloat(node, x), Evaluated.InFloat(clamped, x));
        }
    }

    [Theory]
    [InlineData("sin(x)")]
    [InlineData("x * sin(x)")]
    [InlineData("exp(x)")]
    [InlineData("alpha * x + 1")]
    public void What_has_none_or_needs_nothing_stays(string formula)
    {
        var node = _formulas.Read(formula);
        Assert.Same(node, Assert.Single(Inputs(out var repairs).Clamp([node])));
        Assert.Empty(repairs());
    }

    private InfiniteInputs Inputs(out Func<IEnumerable<string>> repairs)
    {
        var inputs = new InfiniteInputs(_formulas.Pool, _formulas.Input, [Evaluated.Values(0, 1), Evaluated.Values(0, 0.5)]);
        repairs = () => inputs.Repairs;
        return inputs;
    }

    // A huge float stands for infinity.
    private static void Near(double limit, float value) => Assert.True(
        double.IsInfinity(limit) ? value * Math.Sign(limit) > 1e30f : Math.Abs(value - limit) < 1e-5, $"{value} is not {limit}");
}

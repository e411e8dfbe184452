using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Where double precision does not tell, 32 digits do: compared with the series of the function.</summary>
public class ExtendedPrecisionTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void A_result_that_double_precision_loses_has_its_digits()
    {
        var node = _formulas.Read("exp(x) - 1 - x - sq(x) / 2");
        var (extended, numbered) = Make();
        var result = extended.Apply(node, [node]);
        Assert.NotSame(node, result);
        Assert.NotEmpty(extended.Repairs);
        Assert.Equal(1, numbered());
        foreach (var x in (double[])[1e-5f, -1e-6f])
        {
            var (point, exact) = (Evaluated.Points(_formulas, x)[0], x * x * x / 6 * (1 + (x / 4)));
            Assert.True(Math.Abs(Evaluated.InDouble(node, x) - exact) > 1e-3 * Math.Abs(exact));
            Assert.Equal(exact, point.Try(result, withBounds: false).Computed, 1e-6 * Math.Abs(exact));
        }
    }

    [Theory]
    [InlineData("x * sigmoid(x)")]
    [InlineData("alpha * x + 1")]
    public void A_result_that_is_right_stays(string formula)
    {
        var (extended, numbered) = Make();
        Assert.Same(_formulas.Read(formula), extended.Apply(_formulas.Read(formula), [_formulas.Read(formula)]));
        Assert.Empty(extended.Repairs);
        Assert.Equal(0, numbered());
    }

    private (ExtendedPrecision Extended, Func<int> Numbered) Make()
    {
        var count = 0;
        var sweep = new PrecisionSweep([new SweptVariable(_formulas.Input, Interval.All)], Evaluated.Values(0.5, 1));
        return (new(_formulas.Pool, sweep, () => count++), () => count);
    }
}

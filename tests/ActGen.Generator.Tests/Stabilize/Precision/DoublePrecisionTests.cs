using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Where float loses digits lanes are computed in double precision: compared with forms that do not cancel.</summary>
public class DoublePrecisionTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void A_result_whose_digits_float_loses_is_computed_in_double_precision_there_alone()
    {
        var node = _formulas.Read("1 - cos(x)");
        var precise = Make();
        var result = Assert.Single(precise.Apply([node], [[node]], areValues: true));
        Assert.NotEmpty(precise.Repairs);
        Assert.IsType<Select>(result);
        foreach (var x in (double[])[-0.01f, 0.003f, 0.02f])
        {
            var exact = 2 * Math.Sin(x / 2) * Math.Sin(x / 2);
            Assert.Equal(exact, Computed(result, x), 1e-6 * exact);
        }

        Assert.True(Math.Abs(Computed(node, 0.003f) - (4.5e-6)) > 1e-9);
        Assert.Equal(Computed(node, 2), Computed(result, 2));
    }

    [Fact]
    public void A_result_that_keeps_its_digits_stays()
    {
        var (node, precise) = (_formulas.Read("x * sigmoid(x)"), Make());
        Assert.Same(node, Assert.Single(precise.Apply([node], [[node]], areValues: true)));
        Assert.Empty(precise.Repairs);
    }

    private double Computed(Expr node, double x) => Evaluated.Points(_formulas, x)[0].Try(node, withBounds: false).Computed;

    private DoublePrecision Make() => new(
        _formulas.Pool, new([new SweptVariable(_formulas.Input, Interval.All)], Evaluated.Values(0.5, 1)), () => 0);
}

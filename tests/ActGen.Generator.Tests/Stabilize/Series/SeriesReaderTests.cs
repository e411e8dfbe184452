using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The series of functions around points, term by term from the books.</summary>
public class SeriesReaderTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("sin(x)", 0, 1, new[] { 1.0, 0, -1.0 / 6, 0, 1.0 / 120 })]
    [InlineData("log(x)", 1, 1, new[] { 1.0, -1.0 / 2, 1.0 / 3, -1.0 / 4 })]
    [InlineData("tanh(x)", 0, 1, new[] { 1.0, 0, -1.0 / 3, 0, 2.0 / 15 })]
    [InlineData("(exp(x) - 1 - x) / sq(x)", 0, 0, new[] { 1.0 / 2, 1.0 / 6, 1.0 / 24 })]
    [InlineData("1 / x", 0, -1, new[] { 1.0, 0, 0 })]
    [InlineData("atan(x)", 0, 1, new[] { 1.0, 0, -1.0 / 3, 0, 1.0 / 5 })]
    public void Terms_are_those_of_the_series(string formula, double point, int valuation, double[] terms)
    {
        var series = Read(formula, point)!;
        Assert.Equal(valuation, series.Valuation);
        Assert.All(terms.Select((t, i) => (t, i)), t => Assert.Equal(t.t, series[t.i], 1e-14));
    }

    [Fact]
    public void Each_side_has_its_own_branch()
    {
        Assert.Equal((1.0, -1.0), (Read("abs(x)", 0, 1)![0], Read("abs(x)", 0, -1)![0]));
        Assert.Equal((3.0, 2.0), (Read("x > 0 ? 3 : 2", 0, 1)!.Constant, Read("x > 0 ? 3 : 2", 0, -1)!.Constant));
    }

    [Theory]
    [InlineData("sqrt(x)")]
    [InlineData("log(x)")]
    [InlineData("alpha * x")]
    public void Where_there_is_none_there_is_none(string formula) => Assert.Null(Read(formula, 0));

    private PowerSeries? Read(string formula, double point, int side = 1) =>
        new SeriesReader(_formulas.Input, point, side).Of(_formulas.Read(formula));
}

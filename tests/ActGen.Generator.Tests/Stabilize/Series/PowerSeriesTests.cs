using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Power series whose terms are known by hand.</summary>
public class PowerSeriesTests
{
    private static readonly PowerSeries T = PowerSeries.From(0);

    private static readonly PowerSeries One = PowerSeries.Number(1);

    [Fact]
    public void Quotients_are_geometric_series()
    {
        var series = (One / (One + -T))!;
        Assert.All(Enumerable.Range(0, PowerSeries.Length), i => Assert.Equal(1, series[i]));
        Assert.Equal(2, series.Value(0.5), 1e-14);
        Assert.Null(One / (T + -T));
        Assert.Equal((-2, double.PositiveInfinity), (T.ToPower(-2)!.Valuation, T.ToPower(-2)!.Constant));
    }

    [Fact]
    public void Powers_are_binomial_series()
    {
        // sqrt(1 + t) = 1 + t/2 - t²/8 + t³/16.
        var root = (One + T).ToPower(0.5)!;
        Assert.Equal([1, 0.5, -0.125, 0.0625], Enumerable.Range(0, 4).Select(i => Math.Round(root[i], 15)));
        Assert.Null(T.ToPower(0.5));
        Assert.Equal([1, 3, 3, 1, 0], Enumerable.Range(0, 5).Select(i => (One + T).ToPower(3)![i]));
    }

    [Fact]
    public void Functions_have_their_series()
    {
        var factorial = 1.0;
        for (var n = 0; n < 12; n++)
        {
            factorial *= Math.Max(n, 1);
            Assert.Equal(1 / factorial, T.Exp()![n], 1e-15);
        }

        var (sin, cos) = T.SinCos()!.Value;
        Assert.Equal((1, 1.0, 0.0), (sin.Valuation, sin[0], sin[1]));
        Assert.Equal((-1.0 / 6, -0.5), (Math.Round(sin[2], 15), cos[2]), EqualityComparer<(double, double)>.Create((a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-14 && a.Item2 == b.Item2));
        Assert.Null(T.ToPower(-1)!.Exp());
    }

    [Fact]
    public void Derivative_and_integral_undo_each_other()
    {
        var series = (One + T).ToPower(4)!;
        Assert.Equal([4, 12, 12, 4, 0], Enumerable.Range(0, 5).Select(i => series.Derivative()[i]));
        Assert.Equal([7, 4, 6, 4, 1], Enumerable.Range(0, 5).Select(i => series.Derivative().Integral(7)![i]));
        Assert.Null(T.ToPower(-1)!.Integral(0));
    }

    [Fact]
    public void What_cancels_is_0()
    {
        var series = PowerSeries.Number(0.3) + PowerSeries.Number(-0.1) + PowerSeries.Number(-0.2);
        Assert.True(series.IsZero);
        Assert.Equal(1, (T.Exp()! + -One).Valuation);
    }
}

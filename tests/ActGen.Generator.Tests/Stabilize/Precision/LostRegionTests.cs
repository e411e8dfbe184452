using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The region of lost digits: it takes in what is lost, and ends at the next point that is not.</summary>
public class LostRegionTests
{
    private static readonly double[] Tried = [-100, -40, -10, -2, -1, -0.5, -1e-3, -1e-6, 0, 1e-6, 1e-3, 0.5, 1, 2, 10, 40, 100];

    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("40 100", "", "11 1000", "9 -11 -1000")]
    [InlineData("-40 40 100", "", "11 -11 1000", "9 -9 0")]
    [InlineData("1e-6 -1e-6", "", "5e-4 -5e-4 1e-9", "0 2e-3")]
    [InlineData("1e-6 -1e-6 0", "", "5e-4 0", "2e-3")]
    [InlineData("1", "", "0.6 1.9", "0.4 2.1 -1")]
    [InlineData("1 10", "", "0.6 1.9 3 39", "0.4 41 -1")]
    [InlineData("100", "40", "39 41 1000", "9 -41")]
    public void It_ends_at_points_that_keep_their_digits(string lost, string unsure, string inside, string outside)
    {
        var (points, maybe) = (Evaluated.Points(_formulas, Tried), Numbers(unsure));
        var isLost = Numbers(lost);
        var region = new LostRegion(_formulas.Pool, points.Where(p => isLost.Contains(p.Value)), p => maybe.Contains(p.Value));
        var condition = region.Condition(points);
        Assert.All(Evaluated.Points(_formulas, [.. Numbers(inside), .. isLost]), p => Assert.True(p.Holds(condition), $"{p.Value}"));
        Assert.All(Evaluated.Points(_formulas, [.. Numbers(outside)]), p => Assert.False(p.Holds(condition), $"{p.Value}"));
    }

    [Fact]
    public void Intervals_reach_from_neighbor_to_neighbor_wherever_they_are()
    {
        var points = Evaluated.Points(_formulas, Tried);
        var intervals = new LostRegion(_formulas.Pool, points.Where(p => p.Value is 40 or -1), _ => false).Intervals(points);
        Assert.Equal(["x > -2 && x < -0.5", "x > 10 && x < 100"], intervals.Select(i => i.ToString()));
    }

    private static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
}

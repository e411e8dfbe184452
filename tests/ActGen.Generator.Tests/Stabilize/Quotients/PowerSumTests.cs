using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class PowerSumTests
{
    private readonly ExprPool _pool = new();

    [Fact]
    public void Factors_E_minus_1_are_counted_apart()
    {
        // E³ - E² - E + 1 = (E - 1)² (E + 1).
        var sum = Of(countsOnes: true, 1, -1, -1, 1);
        Assert.Equal((2, 1), (sum.Ones, sum.Degree));
        Assert.Equal([1, 1], Numbers(sum));
        Assert.Equal((0, 3), (Of(countsOnes: false, 1, -1, -1, 1).Ones, Of(countsOnes: false, 1, -1, -1, 1).Degree));
    }

    [Fact]
    public void A_divisor_divides_or_leaves_a_remainder()
    {
        // E² + 3 E + 2 = (E + 1) (E + 2).
        Assert.Equal([2, 1], Numbers(Of(countsOnes: false, 2, 3, 1).DividedBy(Of(countsOnes: false, 1, 1))!));
        Assert.Null(Of(countsOnes: false, 3, 3, 1).DividedBy(Of(countsOnes: false, 1, 1)));
    }

    [Fact]
    public void What_all_terms_have_is_in_front()
    {
        var (x, y) = (_pool.Variable("x", VariableKind.Input), _pool.Variable("y", VariableKind.Input));
        var sum = PowerSum.Of([(2, 3, x * y), (4, 5, x * x)], countsOnes: false)!;
        Assert.Equal((2.0, "x"), (sum.Shift, sum.Common.ToString()));
        Assert.Equal(["3 * y", "0", "5 * x"], sum.Coefficients(_pool).Select(c => c.ToString()));
        Assert.False(sum.IsNumeric);
    }

    [Fact]
    public void Signs_and_equality_are_those_of_the_numbers()
    {
        Assert.Equal((true, false), (Of(countsOnes: false, 1, 2).IsPositive, Of(countsOnes: false, 1, -2).IsPositive));
        Assert.Equal(
            (true, false),
            (Of(countsOnes: false, 1, 2).IsSame(Of(countsOnes: false, 1, 2)),
                Of(countsOnes: false, 1, 2).IsSame(Of(countsOnes: false, 2, 1))));
    }

    [Fact]
    public void Powers_that_are_no_whole_steps_apart_are_none() =>
        Assert.Null(PowerSum.Of([(0, 1, _pool.One), (0.5, 1, _pool.One)], countsOnes: false));

    private static IEnumerable<double> Numbers(PowerSum sum) => sum.Coefficients(sum.Common.Pool).Select(c => ((Number)c).Value);

    private PowerSum Of(bool countsOnes, params double[] factors) =>
        PowerSum.Of([.. factors.Select((f, i) => ((double)i, f, (Expr)_pool.One))], countsOnes)!;
}

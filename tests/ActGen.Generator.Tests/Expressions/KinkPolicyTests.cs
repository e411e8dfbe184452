using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness.Reals;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>The derivatives at kinks, for each convention, against difference quotients of one side.</summary>
public class KinkPolicyTests
{
    // All orders of the arguments, ties included: every place where one of the functions can have a kink.
    private static readonly double[] Grid = [-1.5, 0, 1, 2];

    public static TheoryData<string, int> Rows => new()
    {
        { "relu", 0 }, { "abs", 0 }, { "min", 0 }, { "min", 1 }, { "max", 0 }, { "max", 1 },
        { "clamp", 0 }, { "clamp", 1 }, { "clamp", 2 }, { "sign", 0 }, { "step", 0 },
    };

    [Fact]
    public void All_functions_with_kinks_are_tested() => Assert.Equal(
        FunctionTable.All.Select(f => f.Name).Where(KinkPolicy.Has).Order(), Rows.Select(r => (string)r[0]).Distinct().Order());

    [Theory]
    [MemberData(nameof(Rows))]
    public void Left_and_right_are_slopes_of_one_side(string function, int argument)
    {
        foreach (var point in Points(function))
        {
            // A jump has no slope; the table says 0.
            var (left, right) = function is "sign" or "step"
                ? (0, 0)
                : (Slope(function, argument, point, -1), Slope(function, argument, point, 1));
            Check(KinkConvention.Left, left);
            Check(KinkConvention.Right, right);
            Check(KinkConvention.Average, (left + right) / 2);
            if (left == right && point.Distinct().Count() == point.Length)
            {
                Check(KinkConvention.PyTorch, left);
            }

            void Check(KinkConvention convention, double expected) => Assert.True(
                expected == Row(function, argument, convention, point),
                $"d{function}/d{argument} at ({string.Join(", ", point)}), {convention}: {expected}, but the row gives "
                    + $"{Row(function, argument, convention, point)}");
        }
    }

    [Theory]
    [InlineData("relu", 0, 0.0, 0.0)]
    [InlineData("abs", 0, 0.0, 0.0)]
    [InlineData("min", 0, 0.5, 1.0, 1.0)]
    [InlineData("min", 1, 0.5, 1.0, 1.0)]
    [InlineData("max", 0, 0.5, 1.0, 1.0)]
    [InlineData("max", 1, 0.5, 1.0, 1.0)]
    [InlineData("clamp", 0, 1.0, 0.0, 0.0, 6.0)]
    [InlineData("clamp", 0, 1.0, 6.0, 0.0, 6.0)]
    [InlineData("clamp", 1, 0.0, 0.0, 0.0, 6.0)]
    [InlineData("clamp", 2, 0.0, 6.0, 0.0, 6.0)]
    public void PyTorch_says(string function, int argument, double expected, params double[] point) =>
        Assert.Equal(expected, Row(function, argument, KinkConvention.PyTorch, point));

    [Fact]
    public void Kinks_are_where_left_and_right_differ()
    {
        foreach (var function in FunctionTable.All.Where(f => KinkPolicy.Has(f.Name) && f.Name is not ("sign" or "step")))
        {
            // Within the meaning of clamp: the lower bound below the upper one.
            foreach (var point in Points(function.Name).Where(p => function.Name != "clamp" || p[1] < p[2]))
            {
                var pool = new ExprPool();
                var arguments = point.Select(p => pool.Number(p)).ToList();
                var isKink = KinkPolicy.KinksOf(function.Name).Any(k => RuleText.ExpandCondition(pool, k, arguments) == pool.True);
                Assert.Equal(Slope(function.Name, 0, point, -1) != Slope(function.Name, 0, point, 1), isKink);
            }
        }
    }

    private static IEnumerable<double[]> Points(string function) => FunctionTable.Get(function).Arity switch
    {
        1 => Grid.Select(u => new[] { u }),
        2 => from u in Grid from v in Grid select new[] { u, v },
        _ => from u in Grid from v in Grid from w in Grid select new[] { u, v, w },
    };

    private static double Slope(string function, int argument, double[] point, int side)
    {
        var step = BigReal.PowerOfTwo(-60) * side;
        var exact = point.Select(p => (BigReal)p).ToArray();
        var moved = exact.Select((p, i) => i == argument ? p + step : p).ToArray();
        return (double)((BigTable.Evaluate(function, moved) - BigTable.Evaluate(function, exact)) / step);
    }

    private static double Row(string function, int argument, KinkConvention convention, double[] point)
    {
        var pool = new ExprPool();
        var text = KinkPolicy.Derivative(function, argument, convention);
        return new Interpreter(new Dictionary<string, double>())
            .Evaluate(RuleText.Expand(pool, text, point.Select(p => pool.Number(p)).ToList()));
    }
}

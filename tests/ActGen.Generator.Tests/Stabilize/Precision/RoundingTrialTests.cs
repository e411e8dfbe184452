using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The effect of rounding on expressions: compared with the same operations written in C#, in float and in double.</summary>
public class RoundingTrialTests
{
    private static readonly float[] Tried = [-3.3f, -1e-4f, 1e-4f, 0.1f, 0.7f, 12.9f];

    private static readonly Dictionary<string, (Func<float, float> Computed, Func<double, double> Real)> Forms = new()
    {
        ["(1 + x) * (1 - x)"] = (x => (1f + x) * (1f - x), x => (1 + x) * (1 - x)),
        ["1 + alpha * x"] = (x => MathF.FusedMultiplyAdd(1, x, 1), x => 1 + x),
        ["1 + sq(x)"] = (x => MathF.FusedMultiplyAdd(x, x, 1), x => 1 + (x * x)),
        ["sin(x) / x"] = (x => (float)Math.Sin(x) / x, x => Math.Sin(x) / x),
        ["1 - cos(x)"] = (x => 1 - (float)Math.Cos(x), x => 1 - Math.Cos(x)),
        ["x > 0.5 ? exp(x) : x"] = (x => x > 0.5 ? (float)Math.Exp(x) : x, x => x > 0.5 ? Math.Exp(x) : x),
    };

    private readonly Formulas _formulas = new();

    public static TheoryData<string> Texts => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Values_are_those_of_a_kernel_and_those_of_double_precision_and_the_bound_is_one(string formula)
    {
        var node = _formulas.Read(formula);
        Assert.All(Evaluated.Points(_formulas, [.. Tried.Select(x => (double)x)]), p =>
        {
            var (entry, x) = (p.Try(node, withBounds: true), (float)p.Value);
            Assert.Equal(Forms[formula].Computed(x), entry.Computed);
            Assert.Equal(Forms[formula].Real(x), entry.Real, 1e-15 * Math.Abs(entry.Real));
            Assert.InRange(Math.Abs(entry.Computed - entry.Real), 0, entry.Error);
            Assert.InRange(entry.Error, 0, 1e-6 * Math.Max(1, Math.Abs(entry.Real)));
        });
    }

    [Fact]
    public void A_value_that_is_no_number_is_outside_of_the_domain()
    {
        var node = _formulas.Read("log(x)");
        Assert.Equal([true, false], Evaluated.Points(_formulas, -1, 2).Select(p => p.Try(node, withBounds: false).IsOutside));
    }

    [Theory]
    [InlineData("x - 0.25", 3.3, true)]
    [InlineData("x - 0.25", 0.3, true)]
    [InlineData("x + 0.5", -1.7, true)]
    // The sum has more bits before the point than x, or fewer behind it; or the constant has too many.
    [InlineData("x + 0.5", 3.75, false)]
    [InlineData("x - 0.25", 0.01, false)]
    [InlineData("x - 0.1", 3.3, false)]
    public void A_sum_with_a_short_constant_is_exact_where_no_bit_is_lost(string formula, double x, bool isExact) =>
        Assert.Equal(isExact, Assert.Single(Evaluated.Points(_formulas, x)).Try(_formulas.Read(formula), withBounds: true).Error == 0);

    [Fact]
    public void A_variable_may_be_a_little_more()
    {
        var point = Assert.Single(Evaluated.Points(_formulas, 2));
        Assert.Equal(4 * (1 + Math.Pow(2, -19)), point.Near(_formulas.Read("sq(x)"), _formulas.Input), 1e-9);
    }
}

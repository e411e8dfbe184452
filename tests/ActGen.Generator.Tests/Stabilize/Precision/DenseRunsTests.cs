using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Digits;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Regions of lost digits among ordinary inputs end beside what is lost; digits are right on both sides of the ends.</summary>
public class DenseRunsTests
{
    private static readonly double[] Values = [-1, 1, 1.5, 2.25, 3.25, 4.5, 6.25, 35];

    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData(3.25, 3.25, 3.25, 3, 3.5)]
    [InlineData(2.4, 4.3, 3.25, 2.25, 4.5)]
    public void What_is_lost_ends_beside_the_last_value_that_is(double from, double to, double inside, double first, double last)
    {
        var lost = Of(x => x >= from && x <= to);
        Assert.Contains(lost, x => Math.Abs(x - inside) < 0.05);
        Assert.InRange(lost.Min(), first, from);
        Assert.InRange(lost.Max(), to, last);
    }

    [Fact]
    public void Two_runs_with_a_wide_distance_are_two()
    {
        var lost = Of(x => Math.Abs(x - 2.5) < 0.1 || Math.Abs(x - 4.2) < 0.1);
        Assert.DoesNotContain(lost, x => x is > 2.9 and < 3.7);
        Assert.Contains(lost, x => x < 2.9);
        Assert.Contains(lost, x => x > 3.7);
    }

    [Theory]
    [InlineData("cos(x - 0.25) + erf(x)", 2.9, 4)]
    [InlineData("cos(2 * x) + atan(x)", 1.2, 1.7)]
    public void The_region_of_a_sum_lies_around_its_zero(string formula, double from, double to)
    {
        var value = Prepared($"[Activation(\"{formula}\")]").Values[0];
        var region = Assert.Single(Slow(value, FunctionTable.InDouble)).Condition;
        Assert.All(Evaluated.Points(_formulas, 1, from, to, 5), p => Assert.False(Holds(region, p.Value), $"{p.Value}"));
        Assert.Contains(Enumerable.Range(0, 100), i => Holds(region, from + ((to - from) * i / 100)));
    }

    [Theory]
    [InlineData("[Activation(\"tanh(asinh(x + 0.5)) * (exp(-abs(x)) * tanh(0.25 * x) * exp(-abs(0.25 * x)) "
        + "* exp(-sq(x)) + tanh(x))\")]")]
    [InlineData("[Activation(\"cos(sin(x + 0.5) * exp(-sq(2 * x))) * (erf(x) + log(1 + sq(erf(x))))\")]")]
    // SoftClipping
    [InlineData("[Activation, Piece(\"x < 1\", \"log(1 + exp(p * x) * (1 - exp(-p)) / (1 + exp(p * (x - 1)))) / p\"), "
        + "Piece(\"otherwise\", \"log(1 + (exp(p) - 1) / (1 + exp(-p * (x - 1)))) / p\"), Learnable(\"p\", 10, Min = 0.1, Max = 80)]")]
    public void No_inputs_that_lanes_have_take_the_time_of_32_digits(string attributes)
    {
        var work = Prepared(attributes);
        Assert.All(work.Values.Concat(work.Derivatives.SelectMany(d => d.Values)).SelectMany(r => Slow(r, FunctionTable.InExtended)),
            slow => Assert.All(Enumerable.Range(-400, 801), i => Assert.False(Holds(slow.Condition, i / 100.0), $"{slow.Condition}")));
    }

    [Theory]
    [InlineData("cos(x - 0.25) + erf(x)")]
    [InlineData("cos(2 * x) + atan(x)")]
    [InlineData("exp(-abs(sigmoid(x))) + atan(2*x)")]
    [InlineData("asinh(x) + exp(-sq(x))")]
    public void Digits_are_right_inside_and_outside(string formula)
    {
        var kernel = FloatKernel.TryOf($"[Activation(\"{formula}\")]");
        Assert.NotNull(kernel);
        var points = Enumerable.Range(-240, 481).Select(i => (IReadOnlyDictionary<string, double>)new Dictionary<string, double>
        { ["x"] = (float)(i * 0.0201) });
        Assert.Empty(DigitSweep.Failures(kernel, [.. points]));
    }

    private HashSet<double> Of(Func<double, bool> isLost) => new DenseRuns(p => isLost(p.Value))
        .Of([Evaluated.Points(_formulas, 3.25)[0]], [2.25, 3.25, 4.5], Values).Lost;

    private static ElementWork Prepared(string attributes)
    {
        PreparedActivation? prepared = null;
        var declaration = Declarations.Read($"using ActGen; {attributes} internal readonly partial struct A;");
        new Compiler(default, (_, made) => prepared = made as PreparedActivation ?? prepared).Compile(declaration);
        return Assert.IsType<ElementWork>(prepared?.Work);
    }

    private static IEnumerable<Select> Slow(Expr result, string function) => ExprTraversal.Unique(result).OfType<Select>()
        .Where(s => s.IfTrue is Call call && call.Function.Name == function);

    private static bool Holds(Expr condition, double x) =>
        new Interpreter(new Dictionary<string, double> { ["x"] = x, ["p"] = 10 }).Holds(condition);
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Whether digits are lost, at points where that is known by hand.</summary>
public class PrecisionTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("1 - cos(x)", 1e-3, true)]
    [InlineData("1 - cos(x)", 1, false)]
    [InlineData("sq(sin(x / 2)) * 2", 1e-3, false)]
    [InlineData("exp(x) / (1 + exp(x))", 100, true)]
    [InlineData("sigmoid(x)", 100, false)]
    // The function itself makes the rounding of its input large.
    [InlineData("x - 1", 1.0001, false)]
    [InlineData("log(x)", -1, false)]
    public void Digits_are_lost_where_the_form_is_to_blame(string formula, double x, bool loses)
    {
        var (node, point) = (_formulas.Read(formula), Point(x));
        Assert.Equal(loses, Precision.Loses(node, point));
        Assert.True(!loses || Precision.MayLose(node, point));
    }

    [Theory]
    [InlineData("(x + 1) * (x - 1)", "sq(x) - 1", false)]
    [InlineData("x", "x + 1e-3", true)]
    [InlineData("log(-sq(x))", "1", false)]
    public void Two_forms_differ_where_double_precision_tells(string a, string b, bool differ) =>
        Assert.Equal(differ, Precision.Differs(_formulas.Read(a), _formulas.Read(b), Point(1.5)));

    [Fact]
    public void Inputs_that_most_lanes_have_are_common_and_rare_ones_may_lose_less()
    {
        Assert.Equal([true, true, false, false], new[] { 0, 1.5, 8, 1e-9 }.Select(x => Precision.IsCommon(Point(x))));
        Assert.Equal([1, 1, Precision.Rare, Precision.Rare], new[] { 1.5, 8, 1e9, 1e-9 }.Select(x => Precision.Strictness(Point(x))));
    }

    [Fact]
    public void Half_an_ulp_is_half_the_way_to_the_next_float() => Assert.All(
        new[] { 1, 1.999f, 0.9999f, 3e-5f, 1e30f, 1.2e-38f },
        size => Assert.Equal(MathF.BitIncrement(size) - size, 2 * Precision.HalfUlp(size)));

    [Fact]
    public void A_point_that_keeps_its_digits_by_luck_has_neighbors_that_do_not()
    {
        // Rounded to a float, 1 + sq(x) - 1 is exact where sq(x) has few bits.
        var (node, point) = (_formulas.Read("(1 + sq(x)) - sqrt(1 + sq(sq(x)))"), Point(0.03125));
        Assert.False(Precision.Loses(node, point, 1, Evidence.Roundings));
        Assert.True(Precision.LosesAround(node, point, 1, Evidence.Roundings));
    }

    [Fact]
    public void Overflow_and_underflow_are_known()
    {
        var node = _formulas.Read("exp(x)");
        Assert.Equal([true, false], new[] { 88.0, 89 }.Select(x => Precision.IsFinite(node, Point(x))));
        Assert.Equal([false, true], new[] { -87.0, -90 }.Select(x => Precision.IsSubnormal(node, Point(x))));
        Assert.Equal(Math.Exp(-90), Precision.Value(node, Point(-90)), 1e-50);
    }

    [Fact]
    public void Double_precision_does_not_tell_what_cancels_beyond_its_digits()
    {
        var node = _formulas.Read("exp(x) - 1 - x");
        var inDouble = _formulas.Pool.Call(FunctionTable.InDouble, node, _formulas.Pool.Number(0));
        Assert.Equal([true, false], new[] { 0.1, 1e-8 }.Select(x => Precision.IsKnown(inDouble, Point(x))));
    }

    private SweptPoint Point(double x) => Evaluated.Points(_formulas, x)[0];
}

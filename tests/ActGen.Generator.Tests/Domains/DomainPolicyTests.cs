using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Domains;

/// <summary>
/// The effect of a policy on a formula, by the interpreter: the functions against <see cref="System.Math"/>, and what is left alone.
/// </summary>
public class DomainPolicyTests
{
    private static readonly double[] Xs =
        [-30, -1.5, -1.05, -0.999, -0.96, -0.9, -0.3, -0.2, -0.03, 0, 0.02, 0.3, 0.7, 0.94, 1, 1.02, 1.2, 5, 40];

    // f, its derivative, and the points the margin 0.25 inside the edges.
    public static TheoryData<string, Func<double, double>, Func<double, double>, double, double> Functions => new()
    {
        { "log(x)", Math.Log, u => 1 / u, 0.25, double.PositiveInfinity },
        { "log2(x)", Math.Log2, u => 1 / (u * Math.Log(2)), 0.25, double.PositiveInfinity },
        { "log1p(x)", u => Math.Log(1 + u), u => 1 / (1 + u), -0.75, double.PositiveInfinity },
        { "sqrt(x)", Math.Sqrt, u => 0.5 / Math.Sqrt(u), 0.25, double.PositiveInfinity },
        { "pow(x, 1.7)", u => Math.Pow(u, 1.7), u => 1.7 * Math.Pow(u, 0.7), 0.25, double.PositiveInfinity },
        { "pow(x, -0.4)", u => Math.Pow(u, -0.4), u => -0.4 * Math.Pow(u, -1.4), 0.25, double.PositiveInfinity },
        { "acosh(x)", Math.Acosh, u => 1 / Math.Sqrt((u * u) - 1), 1.25, double.PositiveInfinity },
        { "asin(x)", Math.Asin, u => 1 / Math.Sqrt(1 - (u * u)), -0.75, 0.75 },
        { "acos(x)", Math.Acos, u => -1 / Math.Sqrt(1 - (u * u)), -0.75, 0.75 },
        { "atanh(x)", Math.Atanh, u => 1 / (1 - (u * u)), -0.75, 0.75 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Clamp_holds_the_argument_the_margin_inside(string formula, Func<double, double> f, Func<double, double> slope,
        double low, double high)
    {
        Assert.True(double.IsFinite(slope(low)));
        Agree(formula, "Clamp", x => f(Math.Clamp(x, low, high)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Extend_goes_on_along_the_tangents(string formula, Func<double, double> f, Func<double, double> slope, double low,
        double high) =>
        Agree(formula, "Extend", x => x < low ? f(low) + (slope(low) * (x - low)) : x > high ? f(high) + (slope(high) * (x - high)) : f(x));

    [Theory]
    [InlineData("1 / x", 1)]
    [InlineData("pow(x, -2)", 2)]
    [InlineData("1 / (x * x * x)", 3)]
    [InlineData("pow(x, -4)", 4)]
    [InlineData("pow(x, -101)", 101)]
    public void Clamp_holds_a_divisor_away_from_zero(string formula, int n) =>
        Agree(formula, "Clamp", x => Math.Pow(Math.Abs(x) >= 0.25 ? x : x < 0 ? -0.25 : 0.25, -n));

    // The odd or even polynomial of lowest degree with the value m^-n and the slope -n m^(-n-1) at m.
    [Theory]
    [InlineData("1 / x", 1)]
    [InlineData("pow(x, -2)", 2)]
    [InlineData("1 / (x * x * x)", 3)]
    [InlineData("pow(x, -4)", 4)]
    public void Extend_takes_a_divisor_smoothly_through_zero(string formula, int n) => Agree(formula, "Extend", x =>
    {
        const double M = 0.25;
        var slope = -n * Math.Pow(M, -n - 1);
        // Odd: p x + q x^3. Even: p + q x^2.
        var q = n % 2 != 0 ? (slope - Math.Pow(M, -n - 1)) / (2 * M * M) : slope / (2 * M);
        var p = n % 2 != 0 ? Math.Pow(M, -n - 1) - (q * M * M) : Math.Pow(M, -n) - (q * M * M);
        return Math.Abs(x) >= M ? Math.Pow(x, -n) : n % 2 != 0 ? (p * x) + (q * x * x * x) : p + (q * x * x);
    });

    [Fact]
    public void A_divisor_of_one_sign_has_an_edge_like_a_function()
    {
        double Tangent(double u, int n) => u >= 0.25 ? Math.Pow(u, -n) : Math.Pow(0.25, -n) - (n * Math.Pow(0.25, -n - 1) * (u - 0.25));
        Agree("1 / abs(x)", "Extend", x => Tangent(Math.Abs(x), 1));
        Agree("-2 / sq(sqrt(abs(x)) * x)", "Clamp", x => -2 / Math.Max(Math.Abs(x), 0.25) / Math.Pow(Math.Max(Math.Abs(x), 0.25), 2),
            skipped: 0.25);
        Agree("1 / min(x, 0)", "Extend", x => -Tangent(-Math.Min(x, 0), 1));
        Agree("1 / min(x, 0)", "Clamp", x => 1 / Math.Min(x, -0.25));
        Agree("pow(-abs(x), -2)", "Extend", x => Tangent(Math.Abs(x), 2));
    }

    [Theory]
    [InlineData("Clamp")]
    [InlineData("Extend")]
    public void A_number_that_is_none_stays_none(string policy)
    {
        foreach (var formula in new[] { "log(x)", "sqrt(x)", "acosh(x)", "asin(x)", "pow(x, 0.5)", "1 / x", "pow(x, -2)", "1 / abs(x)" })
        {
            Assert.True(double.IsNaN(Output(formula, policy).At(("x", double.NaN))), formula);
        }
    }

    [Theory]
    [InlineData("log(1 + exp(x))")]
    [InlineData("x / (1 + abs(x))")]
    [InlineData("x / sqrt(1 + sq(x))")]
    [InlineData("sqrt(abs(x))")]
    [InlineData("pow(abs(x), 0.5)")]
    [InlineData("pow(x, 3)")]
    [InlineData("asin(tanh(x))")]
    [InlineData("acosh(cosh(x))")]
    [InlineData("x > 0 ? log(x) : 0")]
    [InlineData("x == 0 ? 1 : sin(x) / x")]
    [InlineData("abs(x) > 0.01 ? 1 / x : 0")]
    [InlineData("log(k * k + 1) / m")]
    [InlineData("(exp(a * x) - 1) / a")]
    [InlineData("exp(a * x) / a - 1 / a")]
    [InlineData("log(rowsum(exp(x - rowmax(x))))")]
    [InlineData("sqrt(rowmax(x) - x) / rowsum(exp(x))")]
    [InlineData("x / sqrt(0.1 + rowmean(sq(x)) - sq(rowmean(x)))")]
    public void What_cannot_leave_is_left_as_it_is(string formula)
    {
        foreach (var policy in new[] { "Clamp", "Extend" })
        {
            Assert.Equal(Output(formula, "Propagate").ToString(), Output(formula, policy).ToString());
        }
    }

    [Fact]
    public void A_removable_division_keeps_its_repair_beside_a_continued_logarithm()
    {
        // At a = 0 it is x, not something clamped to 1 / 0.25.
        var value = Output("log(1 + a * x) / a", "Extend");
        Assert.Equal(Math.Log(0.25) + ((1 - (0.5 * 4) - 0.25) / 0.25), value.At(("x", 4), ("a", -0.5)) * -0.5, 1e-12);
        Assert.Equal(2, new Generator.Stabilize.Stabilizer(value.Pool, default).Repair(value).At(("x", 2), ("a", 0)), 1e-12);
    }

    [Fact]
    public void The_conditions_of_pieces_and_named_parts_are_known()
    {
        var bound = Declarations.Bind("""
            [Activation(Domain = DomainPolicy.Extend)] [Let("u", "x - 1")] [Piece("u > 0", "log(u)")] [Piece("a < 0",
                "x / a")] [Piece("otherwise", "sqrt(x)")]
            [Learnable("a", 1)] partial struct A;
            """);
        Assert.Equal("x - 1 > 0 ? log(x - 1) : a < 0 ? x / a : x >= 0.1 ? sqrt(x) : sqrt(0.1) + 0.5 * (x - 0.1) / sqrt(0.1)",
            bound.Outputs.Single().ToString());
        Assert.Empty(bound.DomainConditions);
    }

    [Fact]
    public void A_margin_that_leaves_nothing_of_the_domain_is_refused()
    {
        var finding = Assert.Single(
            Declarations.Findings(
            "[Activation(\"asin(x) + asin(2 * x)\", Domain = DomainPolicy.Clamp, DomainMargin = 1)] partial struct A;"));
        Assert.Equal(FindingIds.InvalidSetting, finding.Id);
        Assert.Equal(["DomainMargin", "1", "asin is defined from -1 to 1; give a number below 1"], finding.Arguments.ToArray());
        Assert.Empty(Declarations.Findings(
            "[Activation(\"asin(0.9 * tanh(x)) + log(x)\", Domain = DomainPolicy.Clamp, DomainMargin = 1)] partial struct A;"));
    }

    private static Expr Output(string formula, string policy) => Declarations.Bind($"""
        [Activation("{formula}", Domain = DomainPolicy.{policy}, DomainMargin = 0.25)]
        [Learnable("a", 1)] [Learnable("k", 1)] [Learnable("m", 1, Positive = true)] partial struct A;
        """).Outputs.Single();

    private static void Agree(string formula, string policy, Func<double, double> expected, double skipped = 0)
    {
        var value = Output(formula, policy);
        foreach (var x in Xs.Where(x => Math.Abs(x) >= skipped))
        {
            var (actual, wanted) = (value.At(("x", x)), expected(x));
            Assert.True(Math.Abs(actual - wanted) <= 1e-12 * Math.Max(1, Math.Abs(wanted)), $"{value} at {x}: {actual}, not {wanted}");
        }
    }
}

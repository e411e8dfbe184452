using ActGen.Generator.Diagnostics;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Domains;

/// <summary>The region outside a domain in the user's own terms, and that nothing is said where there is none.</summary>
public class DomainWarningTests
{
    [Theory]
    [InlineData("log(2 * x - 1)", "log receives 2 * x - 1, which is <= 0 for x <= 0.5")]
    [InlineData("log1p(-x)", "log1p receives -x, which is <= -1 for x >= 1")]
    [InlineData("sqrt(x)", "sqrt receives x, which is < 0 for x < 0")]
    [InlineData("pow(x, 0.5)", "pow receives x, which is < 0 for x < 0")]
    [InlineData("pow(x, -0.5)", "pow receives x, which is <= 0 for x <= 0")]
    [InlineData("pow(relu(x), a)", "pow receives relu(x), which is <= 0 for example at x = 0")]
    [InlineData("acosh(x)", "acosh receives x, which is < 1 for x < 1")]
    [InlineData("asin(2 * x)", "asin receives 2 * x, which is < -1 for x < -0.5, and > 1 for x > 0.5")]
    [InlineData("acos(abs(x))", "acos receives abs(x), which is > 1 for example at x = -2")]
    [InlineData("atanh(-x)", "atanh receives -x, which is <= -1 for x >= 1, and >= 1 for x <= -1")]
    [InlineData("x / (x - 1)", "division by x - 1, which is 0 for x = 1")]
    [InlineData("1 / pow(3 * x + 1, 3)", "division by 3 * x + 1, which is 0 for x = -1 / 3")]
    [InlineData("x / a", "division by a, which is 0 for a = 0")]
    [InlineData("x / (1 + a * x)", "division by 1 + a * x, which is 0 for a * x = -1")]
    [InlineData("x / (1 + a * abs(x))", "division by 1 + a * abs(x), which is 0 for abs(x) > 0 and a = -1 / abs(x)")]
    [InlineData("1 / tanh(x)", "division by tanh(x), which is 0 for x = 0")]
    [InlineData("x / (sq(x) - 1)", "division by sq(x) - 1, which is 0 for example at x = -1")]
    [InlineData("x / (sq(x) - 2)", "division by sq(x) - 2, which is 0 for example near x = -1.414")]
    [InlineData("x / (2 - exp(p))", "division by 2 - exp(p), which is 0 for example near p = 0.6931")]
    [InlineData("cos(x) / x", "division by x, which is 0 for x = 0")]
    [InlineData("pow(x, -3)", "division by x, which is 0 for x = 0")]
    [InlineData("x / rowsum(x)", "division by rowsum(x), which is 0 for example in a row with x = 0, 0")]
    [InlineData("x > 0 ? rowsum(log(x)) : 0", "log receives x, which is <= 0 for x <= 0")]
    [InlineData("x > 0 ? 1 / (x - 1) : 0", "division by x - 1, which is 0 for x > 0 and x = 1")]
    [InlineData("log(0 * x - 1)", "log receives -1, which is <= 0 always")]
    [InlineData("1 / (1 + sin(x))", "division by 1 + sin(x), which is 0 for example near x = -1.571")]
    [InlineData("1 / sq(1 + cos(x))", "division by 1 + cos(x), which is 0 for example near x = -3.142")]
    [InlineData("1 / (2 * sqrt(2) * x - sq(x) - 2)", "division by 2 * sqrt(2) * x - sq(x) - 2, which is 0 for example near x = 1.414")]
    [InlineData("x / abs(sq(x) - 2)", "division by abs(sq(x) - 2), which is 0 for example near x = -1.414")]
    [InlineData("1 / (abs(x - 0.3) + abs(a - 0.7))",
        "division by abs(x - 0.3) + abs(a - 0.7), which is 0 for example near x = 0.3 and a = 0.7")]
    [InlineData("1 / (a + sin(x))", "division by a + sin(x), which is 0 for a = -sin(x)")]
    [InlineData("log(1 + sin(x))", "log receives 1 + sin(x), which is <= 0 for example near x = -1.571")]
    [InlineData("log(sin(3 * x) + 0.995)", "log receives sin(3 * x) + 0.995, which is <= 0 for example at x = -0.5")]
    [InlineData("atanh(sin(x))", "atanh receives sin(x), which is <= -1 for example near x = -1.571, and >= 1 for example near x = 1.571")]
    [InlineData("pow(1 + sin(x), -0.5)", "pow receives 1 + sin(x), which is <= 0 for example near x = -1.571")]
    [InlineData("pow(1 + sin(x), -2)", "division by 1 + sin(x), which is 0 for example near x = -1.571")]
    [InlineData("sqrt(sin(5 * x) - 0.99)", "sqrt receives sin(5 * x) - 0.99, which is < 0 for example at x = 0")]
    [InlineData("sqrt(0.99 - sin(5 * x))", "sqrt receives 0.99 - sin(5 * x), which is < 0 for example near x = 0.3142")]
    [InlineData("x > 0 ? 1 / (1 + sin(x)) : 0", "division by 1 + sin(x), which is 0 for example near x = 4.712")]
    [InlineData("log(1 + x - rowmax(x))", "log receives 1 + x - rowmax(x), which is <= 0 for example in a row with x = -1, 0")]
    [InlineData("sqrt(rowmean(x) - x)", "sqrt receives rowmean(x) - x, which is < 0 for example in a row with x = -1, 0")]
    public void The_region_is_told(string formula, string expected) => Assert.Equal(expected, string.Join("\n", Warnings(formula)));

    [Theory]
    [InlineData("x / (1 + abs(x))")]
    [InlineData("x / (1 + exp(-x))")]
    [InlineData("x / sqrt(1 + x * x)")]
    [InlineData("log(1 + exp(x))")]
    [InlineData("(1 + a * x + b * x * x) / (1 + abs(a * x) + abs(b) * x * x)")]
    [InlineData("(a + b * x) / (1 + sq(b * x))")]
    [InlineData("(exp(x) - exp(-x)) / (exp(x) + exp(-x))")]
    [InlineData("(exp(a * x) - 1) / a")]
    [InlineData("exp(a * x) / a - 1 / a")]
    [InlineData("x / p + log(1 + exp(p * x)) / p")]
    [InlineData("x > 0 ? x : p * (exp(x / p) - 1)")]
    [InlineData("x > 0 ? log(x) : 0")]
    [InlineData("sin(x) / x")]
    [InlineData("x == 0 ? 1 : sin(x) / x")]
    [InlineData("x != 0 && b > 1 ? sin(x) / tanh(2 * x) : 1")]
    [InlineData("abs(x) > 0.01 ? sin(x) / x : 1")]
    [InlineData("a * x < -1 ? 1 / a : 0")]
    [InlineData("x > a && a > 0 ? log(x) : 0")]
    [InlineData("1 / (1 - tanh(x))")]
    [InlineData("x / (sq(x) - x + 1)")]
    [InlineData("1 / (x >= 0 ? 1 + x : x - 1)")]
    [InlineData("1 / (sign(x) + 0.5)")]
    [InlineData("pow(relu(x), p) + sqrt(abs(x)) + cbrt(x)")]
    [InlineData("pow(x, 100)")]
    [InlineData("atanh(0.9 * tanh(x)) + acosh(cosh(x)) + asin(sin(x)) + log(cosh(x))")]
    [InlineData("x / (2 + sin(x)) / sqrt(2 * pi)")]
    [InlineData("x / max(abs(x), 0.1)")]
    [InlineData("1 / (1.001 + sin(x))")]
    [InlineData("log(1.0001 + cos(3 * x + 1))")]
    [InlineData("1 / (0.00001 + sq(x - 1.3))")]
    [InlineData("1 / (sq(x) - 2.6 * x + 1.7)")]
    [InlineData("sqrt(1 + sin(x))")]
    [InlineData("1 / (sqrt(1 + sq(x)) - x)")]
    [InlineData("log(1 - x / sqrt(1 + sq(x)))")]
    [InlineData("x > 0 && x < 4 ? 1 / (1 + sin(x)) : 0")]
    [InlineData("exp(x - rowmax(x)) / rowsum(exp(x - rowmax(x)))")]
    [InlineData("x - log(rowsum(exp(x)))")]
    [InlineData("log(rowsum(exp(x - rowmax(x))) - 0.5)")]
    [InlineData("sqrt(rowmax(x) - x) + sqrt(rowmax(x) - rowmean(x))")]
    [InlineData("1 / (1 + rowmax(2 * x) - 2 * x)")]
    [InlineData("(x - rowmean(x)) / sqrt(rowmean(sq(x)) - sq(rowmean(x)) + 0.00001)")]
    [InlineData("sqrt(1 - exp(x) / rowsum(exp(x)))")]
    [InlineData("x / (0.1 + rowmax(abs(x)))")]
    [InlineData("(x - rowmean(x)) / sqrt(rowmean(sq(x - rowmean(x))) + 0.00001)")]
    public void Nothing_is_said_of_what_stays_inside(string formula) => Assert.Empty(Warnings(formula));

    [Theory]
    [InlineData("Clamp")]
    [InlineData("Extend")]
    public void A_policy_leaves_no_region(string policy)
    {
        const string Formula = "log(x) + log2(x) + log1p(x) + sqrt(x) + pow(x, 0.5) + pow(x, a) + 1 / x + pow(x, -2) + x / a + asin(x) + "
            + "acos(x) + acosh(x) + atanh(x) + 1 / sqrt(x)";
        var bound = Declarations.Bind(
            $"[Activation(\"{Formula}\", Domain = DomainPolicy.{policy})] [Learnable(\"a\", 1)] partial struct A;");
        Assert.Empty(bound.Findings);
        Assert.Empty(bound.DomainConditions);
    }

    [Fact]
    public void What_must_hold_is_listed() => Assert.Equal(
        ["x != 0", "2 * x >= -1", "2 * x <= 1", "x > 0 for a < 0"],
        Declarations.Bind("[Activation(\"1 / x + asin(2 * x) + (a < 0 ? log(x) : 0)\")] [Learnable(\"a\", 1)] partial struct A;")
            .DomainConditions.ToArray());

    [Fact]
    public void What_an_inlined_activation_divides_by_is_told_of_the_whole_formula()
    {
        var finding = Assert.Single(
            Declarations.Findings("[Activation(\"B(x + 1)\")] partial struct A; [Activation(\"x / (x + 1)\")] partial struct B;"));
        Assert.Equal(("division by", "x + 2", "0 for x = -2", -1),
            (finding.Arguments[0], finding.Arguments[1], finding.Arguments[2], finding.Start));
    }

    [Fact]
    public void Bounds_of_learnables_make_a_region_empty_or_not()
    {
        string[] Of(string settings) => Warnings($"[Activation(\"x / (a - 2)\")] [Learnable(\"a\", 1{settings})] partial struct A;",
            isFormula: false);
        Assert.Equal(["division by a - 2, which is 0 for a = 2"], Of(""));
        Assert.Equal(["division by a - 2, which is 0 for a = 2"], Of(", Min = -10, Max = 2"));
        Assert.Empty(Of(", Min = -10, Max = 1.5"));
    }

    private static string[] Warnings(string formula, bool isFormula = true)
    {
        var source = !isFormula ? formula : $"""
            [Activation("{formula}")] [Learnable("a", 1)] [Learnable("b", 1)] [Learnable("p", 1, Positive = true)] partial struct A;
            """;
        return [.. Declarations.Findings(source).Where(f => f.Id == FindingIds.LeavesDomain)
            .Select(f => $"{f.Arguments[0]} {f.Arguments[1]}, which is {f.Arguments[2]}")];
    }
}

using ActGen.Generator.Describe;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Describe;

/// <summary>Which borders are kinks, and which are seams of something smooth.</summary>
public class BreakpointFinderTests
{
    // Where the parameters start, and where nothing is 0 by chance.
    private static readonly Dictionary<string, double>[] Samples =
    [
        new() { ["alpha"] = 0, ["beta"] = 1, ["gamma"] = 1, ["z"] = 1 },
        new() { ["alpha"] = -0.38, ["beta"] = 0.77, ["gamma"] = 1.41, ["z"] = -0.29 },
    ];

    [Theory]
    [InlineData("relu(x)", "x == 0")]
    [InlineData("x > 0 ? x : beta * x", "x == 0")]
    [InlineData("max(x, 2 * x - 3)", "x == 3")]
    // A parameter that starts at 0, or at 1, hides none.
    [InlineData("x + alpha * relu(x - 2)", "x == 2")]
    [InlineData("x > 0 ? x : gamma * x", "x == 0")]
    [InlineData("relu(x - alpha) * beta", "x == alpha")]
    [InlineData("x * relu(x - z)", "x == z")]
    // Kinks of magnitudes, of which one side or both are left.
    [InlineData("abs(x) <= 1 ? x : 1 / x", "x == -1; x == 1")]
    [InlineData("relu(2 - abs(x))", "x == -2; x == 0; x == 2")]
    [InlineData("pow(relu(2 - abs(x)), 3)", "x == 0")]
    [InlineData("relu(abs(x) + alpha)", "abs(x) + alpha == 0; x == 0")]
    // Borders that an argument never reaches.
    [InlineData("min(max(x, 1), -1)", "")]
    [InlineData("abs(exp(x) + 1) + relu(x)", "x == 0")]
    // A millionth is one.
    [InlineData("x > 0 ? x : 1.000001 * expm1(x)", "x == 0")]
    [InlineData("x > 0 ? x + 0.000001 : x", "x == 0")]
    [InlineData("x * x < 2 ? x : 0", "sq(x) == 2")]
    public void Kinks_are_found(string formula, string kinks) => Assert.Equal(kinks, Found(formula));

    [Theory]
    [InlineData("sq(relu(x))")]
    [InlineData("pow(relu(x - alpha), 2)")]
    [InlineData("x * abs(x)")]
    [InlineData("x > 0 ? x : expm1(x)")]
    [InlineData("x > 0 ? gamma * x : gamma * expm1(x)")]
    [InlineData("max(x, 0) + min(0, expm1(x))")]
    [InlineData("abs(x) <= 1 ? sq(x) : 2 * abs(x) - 1")]
    [InlineData("pow(relu(2 - abs(x - 0.3)), 3) - 4 * pow(relu(1 - abs(x - 0.3)), 3)")]
    [InlineData("alpha * (pow(relu(2 - abs(2.5 * x - 0.5)), 3) - 4 * pow(relu(1 - abs(2.5 * x - 0.5)), 3))")]
    [InlineData("1 / x > 0 ? 1 + x * x : 1")]
    [InlineData("exp(x) == 0 ? 0 : exp(x)")]
    // Where nothing can be written down, too.
    [InlineData("x * x < 2 ? x * x : x * x + sq(relu(x * x - 2))")]
    public void Seams_are_none(string formula) => Assert.Equal("", Found(formula));

    [Theory]
    [InlineData("relu(x)", "0")]
    [InlineData("relu(x - alpha) * beta", "0")]
    [InlineData("max(x, alpha)", "0.5")]
    [InlineData("abs(sin(x))", "0")]
    [InlineData("x * x < 2 ? x : 0", "0")]
    [InlineData("x * x <= 2 ? x : 0", "1")]
    [InlineData("max(beta * sin(x), cos(x))", "0.5 * beta * cos(x) - 0.5 * sin(x)")]
    [InlineData("max(x, cos(x))", "what its formula gives")]
    [InlineData("max(x, sin(x))", "")]
    [InlineData("abs(x) + max(x, -x) + abs(x - alpha)", "2 * sign(alpha); -sign(alpha)")]
    [InlineData("abs(x) + log(x * x + 1) / x", "1")]
    [InlineData("sqrt(abs(x))", "not defined")]
    // Kinks in another input are found with that one.
    [InlineData("x * relu(z)", "")]
    public void What_the_derivative_is_there(string formula, string derivative) =>
        Assert.Equal(derivative, string.Join("; ", Kinks(formula).Select(k => k.Derivative)));

    private static string Found(string formula) => string.Join("; ", Kinks(formula).Select(k => k.At).Order(StringComparer.Ordinal));

    private static IReadOnlyList<Breakpoint> Kinks(string formula)
    {
        var formulas = new Formulas();
        var stabilizer = new Stabilizer(formulas.Pool, default);
        var value = stabilizer.Repair(formulas.Read(formula));
        var derivative = stabilizer.Repair(new Differentiator(formulas.Pool, KinkConvention.PyTorch).Differentiate(value, formulas.Input));
        var finder = new BreakpointFinder(
            formulas.Pool, formulas.Input, Samples, [], new Dictionary<Expr, Interval>(), stabilizer.Repair);
        return [.. finder.Find(value, derivative)];
    }
}

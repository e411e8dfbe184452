using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>
/// The meaning of every construct of the language: values worked out by hand, at x = 3, z = 5, alpha = 2, beta = -0.5, gamma = 0.
/// </summary>
public class FormulaMeaningTests
{
    private static readonly Dictionary<string, double> Values = new(StringComparer.Ordinal)
    {
        ["x"] = 3,
        ["z"] = 5,
        ["alpha"] = 2,
        ["beta"] = -0.5,
        ["gamma"] = 0,
        ["v3[0]"] = 10,
        ["v3[1]"] = 20,
        ["v3[2]"] = 30,
    };

    [Theory]
    // Operators and their precedence: those of C#.
    [InlineData("x + z * alpha", 13)]
    [InlineData("(x + z) * alpha", 16)]
    [InlineData("x - z - alpha", -4)]
    [InlineData("x - (z - alpha)", 0)]
    [InlineData("x / z / alpha", 0.3)]
    [InlineData("x / (z / alpha)", 1.2)]
    [InlineData("12 / x * alpha", 8)]
    [InlineData("-x * -x", 9)]
    [InlineData("-sq(x)", -9)]
    [InlineData("+x - -x", 6)]
    [InlineData("alpha - -beta", 1.5)]
    // Choices.
    [InlineData("x > 0 ? 1 : 2", 1)]
    [InlineData("x < 0 ? 1 : 2", 2)]
    [InlineData("x < 0 ? 1 : z < 0 ? 2 : 3", 3)]
    [InlineData("x > 0 ? z > 9 ? 1 : 2 : 3", 2)]
    [InlineData("x + (x > 0 ? 1 : 2) * 10", 13)]
    [InlineData("x > 2 + 2 ? 1 : 2", 2)]
    [InlineData("gamma == 0 ? 7 : 1 / gamma", 7)]
    [InlineData("x > 0 || z < 0 && alpha < 0 ? 1 : 0", 1)]
    [InlineData("(x > 0 || z < 0) && alpha < 0 ? 1 : 0", 0)]
    [InlineData("!(x > 0) || z >= 5 ? 1 : 0", 1)]
    [InlineData("!(x > 0) && z >= 5 ? 1 : 0", 0)]
    [InlineData("true && x > 0 ? 1 : 0", 1)]
    [InlineData("false || x > 4 ? 1 : 0", 0)]
    // Numbers.
    [InlineData("0x10 + 1_000", 1016)]
    [InlineData("1.5e-3", 0.0015)]
    [InlineData("0.1f", 0.1)]
    [InlineData("0.1d + 0.2m", 0.30000000000000004)]
    [InlineData("7L", 7)]
    [InlineData("1 / 2", 0.5)]
    [InlineData("5 / 2 * 2", 5)]
    [InlineData("pi", Math.PI)]
    [InlineData("log(e)", 1)]
    // Calls.
    [InlineData("max(x, z) - min(x, z)", 2)]
    [InlineData("clamp(z, 0, 4)", 4)]
    [InlineData("sq(x + 1)", 16)]
    [InlineData("pow(x, 3)", 27)]
    [InlineData("pow(x, -2)", 1.0 / 9)]
    [InlineData("pow(x, 0)", 1)]
    [InlineData("pow(16, 0.25)", 2)]
    [InlineData("pow(alpha, x)", 8)]
    [InlineData("pow(-alpha, 3)", -8)]
    [InlineData("softsign(-x)", -0.75)]
    [InlineData("sign(beta) * step(beta)", 0)]
    [InlineData("sqrt(x * x + 16)", 5)]
    [InlineData("Softplus(gamma)", 0.6931471805599453)]
    // Vectors and sums.
    [InlineData("v3[0] + v3[1 + 1]", 40)]
    [InlineData("sum(i, 0, 2, v3[i])", 60)]
    [InlineData("sum(i, 1, 4, i * x)", 30)]
    [InlineData("sum(i, 1, 3, sum(j, 1, i, j))", 10)]
    [InlineData("sum(i, 1, 2, sum(i, 1, 3, i) + i)", 15)]
    [InlineData("sum(i, 3, 1, x)", 0)]
    [InlineData("sum(x, 1, 3, x) + x", 9)]
    [InlineData("  x\n  + 1 /* one more */ ", 4)]
    public void A_formula_means(string formula, double expected) =>
        Assert.Equal(expected, new Interpreter(Values).Evaluate(Formulas.Of(formula)), 1e-15 * Math.Abs(expected));

    [Theory]
    [InlineData("x < z", true)]
    [InlineData("z < x", false)]
    [InlineData("x < 3", false)]
    [InlineData("x <= 3", true)]
    [InlineData("x > 3", false)]
    [InlineData("x >= 3", true)]
    [InlineData("x == 3", true)]
    [InlineData("x != 3", false)]
    [InlineData("1 < 2", true)]
    [InlineData("x + 1 < z - 1", false)]
    [InlineData("!(x < z) || !(z < x)", true)]
    public void A_condition_means(string condition, bool expected) =>
        Assert.Equal(expected, new Interpreter(Values).Holds(new Formulas().ReadCondition(condition)));

    [Fact]
    public void Untaken_branches_are_not_evaluated() => Assert.Equal(
        1, new Interpreter(new Dictionary<string, double> { ["x"] = 1 }).Evaluate(Formulas.Of("x > 0 ? 1 : alpha")));

    [Theory]
    [InlineData("log(x)", -1.0)]
    [InlineData("sqrt(x)", -1.0)]
    [InlineData("x - x * (1 / beta)", double.NaN)]
    public void Outside_the_domain_is_NaN(string formula, double x) => Assert.True(double.IsNaN(
        new Interpreter(new Dictionary<string, double> { ["x"] = x, ["beta"] = 2 }).Evaluate(Formulas.Of(formula))));

    [Fact]
    public void A_formula_hides_constants_of_the_same_name()
    {
        var parser = new FormulaParser(new ExprPool(), new OneName("e"));
        Assert.IsType<Variable>(parser.ParseNumber("e"));
    }

    private sealed class OneName(string name) : FormulaScope
    {
        private readonly ExprPool _pool = new();

        public override IEnumerable<string> Names => [name];

        public override Expr? Resolve(string text) => text == name ? _pool.Variable(name, VariableKind.Input) : null;
    }
}

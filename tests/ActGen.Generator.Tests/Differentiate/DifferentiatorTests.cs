using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Differentiate;

/// <summary>Derivatives against central differences of the interpreter, in double.</summary>
public class DifferentiatorTests
{
    private const double Step = 1e-5;

    private static readonly double[] Grid = [-2.3, -0.7, 0.4, 1.1, 1.9];

    [Theory]
    [InlineData("alpha * x * beta * sin(x)")]
    [InlineData("x * x * x / (1 + sq(beta))")]
    [InlineData("x / (1 + exp(-beta * x))")]
    [InlineData("alpha / x - x / alpha + beta / (x * alpha)")]
    [InlineData("pow(x, 5) - pow(1 + x * x, -3)")]
    [InlineData("pow(2 + sin(x), alpha) * pow(1.5, beta * x)")]
    [InlineData("exp(sin(alpha * cos(beta * x)))")]
    [InlineData("x > alpha ? x * x : x < beta ? alpha * x : sin(beta)")]
    [InlineData("max(x, alpha * x) + min(sq(x), beta) + clamp(2 * x, -1, 3)")]
    [InlineData("sum(i, 1, 4, sin(i * x) / i * alpha)")]
    [InlineData("v3[0] + v3[1] * x + v3[2] * sq(x)")]
    public void A_derivative_is_the_slope(string text)
    {
        var formulas = new Formulas();
        var formula = formulas.Read(text);
        string[] names = ["x", "alpha", "beta", "v3[0]", "v3[1]", "v3[2]"];
        var differentiator = new Differentiator(formulas.Pool, KinkConvention.PyTorch);
        var compared = 0;
        foreach (var (x, alpha) in Grid.SelectMany(x => Grid.Select(a => (x, a))))
        {
            var point = new Dictionary<string, double>
            {
                ["x"] = x,
                ["alpha"] = alpha + 0.05,
                ["beta"] = 1.3 - alpha,
                ["v3[0]"] = alpha,
                ["v3[1]"] = 0.3,
                ["v3[2]"] = -x
            };
            foreach (var name in names)
            {
                var variable = formulas.Pool.Variable(name, name == "x" ? VariableKind.Input : VariableKind.Learnable);
                compared += Compare(formula, differentiator.Differentiate(formula, variable), point, name) ? 1 : 0;
            }
        }

        // At most a few of the points can lie on a kink.
        Assert.InRange(compared, Grid.Length * Grid.Length * names.Length * 9 / 10, int.MaxValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Derivatives_of_random_formulas_are_slopes(int seed)
    {
        var (compared, all) = (0, 0);
        for (var i = 0; i < 120; i++)
        {
            var pool = new ExprPool();
            var random = new RandomFormulas(pool, (5000 * seed) + i);
            var formula = random.Number(depth: 4);
            var differentiator = new Differentiator(pool, KinkConvention.PyTorch);
            for (var p = 0; p < 4; p++)
            {
                var point = random.Point();
                foreach (var name in RandomFormulas.Names)
                {
                    var variable = pool.Variable(name, name == "x" ? VariableKind.Input : VariableKind.Learnable);
                    compared += Compare(formula, differentiator.Differentiate(formula, variable), point, name) ? 1 : 0;
                    all++;
                }
            }
        }

        Assert.InRange(compared, all * 9 / 10, all);
    }

    [Fact]
    public void A_choice_is_differentiated_branch_by_branch_under_the_same_condition() => Assert.Equal(
        "x > 0 ? 2 * x : cos(x)", Derivative("x > 0 ? sq(x) : sin(x)").ToString());

    [Fact]
    public void Nothing_of_the_branch_not_taken_reaches_the_result() => Assert.Equal(0, Derivative("x > 0 ? sqrt(x) : 0").At(("x", -1)));

    [Theory]
    [InlineData("relu(x)", 0, 0.0, 0.5, 0.0, 1.0)]
    [InlineData("abs(x)", 0, 0.0, 0.0, -1.0, 1.0)]
    [InlineData("max(x, 0)", 0, 0.5, 0.5, 0.0, 1.0)]
    [InlineData("min(0, x)", 0, 0.5, 0.5, 1.0, 0.0)]
    [InlineData("clamp(x, -1, 1)", 1, 1.0, 0.5, 1.0, 0.0)]
    [InlineData("clamp(x, -1, 1)", -1, 1.0, 0.5, 0.0, 1.0)]
    [InlineData("step(x)", 0, 0.0, 0.0, 0.0, 0.0)]
    [InlineData("3 * relu(x) + 1", 0, 0.0, 1.5, 0.0, 3.0)]
    public void A_kink_has_the_derivative_of_the_convention(string formula, double at, double pyTorch, double average, double left,
        double right) => Assert.Equal(
        [pyTorch, average, left, right], Enum.GetValues<KinkConvention>().Select(c => Derivative(formula, c).At(("x", at))));

    private static Expr Derivative(string text, KinkConvention convention = KinkConvention.PyTorch)
    {
        var formulas = new Formulas();
        return new Differentiator(formulas.Pool, convention).Differentiate(formulas.Read(text), formulas.Input);
    }

    // False on or beside a kink or a jump, where there is no slope to compare with.
    private static bool Compare(Expr formula, Expr derivative, Dictionary<string, double> point, string name)
    {
        var (left, middle, right) = (Value(-Step), Value(0), Value(Step));
        var (before, after) = ((middle - left) / Step, (right - middle) / Step);
        var slope = (right - left) / (2 * Step);
        var actual = new Interpreter(point).Evaluate(derivative);
        if (double.IsNaN(slope) || Math.Abs(before - after) > 1e-2 * Math.Max(1, Math.Abs(slope)))
        {
            return double.IsNaN(slope) && double.IsNaN(actual);
        }

        Assert.True(
            Math.Abs(actual - slope) <= 1e-4 * Math.Max(1, Math.Abs(slope)),
            $"{formula}\nd/d{name}: {derivative}\nat {string.Join(", ", point)}: {actual}, slope {slope}");
        return true;

        double Value(double offset) => new Interpreter(new Dictionary<string, double>(point) { [name] = point[name] + offset })
            .Evaluate(formula);
    }
}

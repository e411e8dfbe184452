using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Rewriting;

/// <summary>The expressions that rules do not apply to, those that a pattern matches, and the end of a table of rules.</summary>
public class RuleGuardTests
{
    [Theory]
    [InlineData("singularity-of-expm1", "expm1(2 * x) / 2")]
    [InlineData("singularity-of-log1p", "log1p(2 * x) / 2")]
    [InlineData("singularity-of-expm1", "expm1(alpha * x) / beta")]
    [InlineData("abs-negated", "abs(x)")]
    [InlineData("abs-negated", "abs(x - 1)")]
    [InlineData("cos-negated", "cos(alpha * x)")]
    [InlineData("log-exp", "log(exp(x) + alpha)")]
    [InlineData("log1p", "log(2 + x)")]
    [InlineData("expm1", "exp(x) + 1")]
    [InlineData("expm1", "2 * exp(x) - 1")]
    [InlineData("sigmoid", "1 / (2 + exp(x))")]
    [InlineData("sigmoid-quotient", "exp(x) * sigmoid(x)")]
    [InlineData("sech-squared", "1 - tanh(x)")]
    [InlineData("tanh", "(exp(x) - exp(-x)) / (exp(x) + exp(-alpha))")]
    [InlineData("times-own-sign", "x * sign(alpha)")]
    [InlineData("quotient-rule", "1 / (alpha + x) - x / sq(beta + x)")]
    public void A_rule_does_not_apply(string rule, string formula)
    {
        var formulas = new Formulas();
        var rewriter = new Rewriter(formulas.Pool, new RuleTable([RuleTables.Get(rule)]), default);
        var node = formulas.Read(formula);
        Assert.Same(node, rewriter.Rewrite(node));
        Assert.Empty(rewriter.Applied);
    }

    [Theory]
    [InlineData("expm1-scaled", "alpha * exp(x) - alpha", "alpha * expm1(x)")]
    [InlineData("expm1-scaled", "beta + alpha * exp(x) * gamma - gamma * alpha", "beta + alpha * gamma * expm1(x)")]
    [InlineData("expm1-scaled", "2 * exp(x) - 2", "2 * expm1(x)")]
    [InlineData("singularity-of-expm1", "gamma * expm1(alpha * x * beta) / alpha", "gamma * expm1div_alpha_x_beta")]
    [InlineData("log1p", "log(x + 1)", "log1p(x)")]
    [InlineData("log1p", "log(1 - alpha * (x + alpha))", "log1p(-alpha * (x + alpha))")]
    [InlineData("log1p", "log(1 + x + beta)", "log1p(x + beta)")]
    [InlineData("sigmoid", "1 / (exp(-x) + 1)", "sigmoid(x)")]
    [InlineData("sigmoid", "x / (1 + exp(-x * alpha))", "x * sigmoid(x * alpha)")]
    [InlineData("erfc", "x * (1 + erf(x / 2)) / 2", "x * erfc(-x / 2) / 2")]
    [InlineData("sech-squared", "alpha * (1 - tanh(x) * tanh(x))", "alpha * sechsq_x")]
    [InlineData("times-own-sign", "1 + abs(x) - x * sign(x)", "1")]
    public void A_rule_applies(string rule, string formula, string expected)
    {
        var formulas = new Formulas();
        var result = new Rewriter(formulas.Pool, new RuleTable([RuleTables.Get(rule)]), default).Rewrite(formulas.Read(formula));
        var pool = formulas.Pool;
        var (x, alpha, beta) = (formulas.Read("x"), formulas.Read("alpha"), formulas.Read("beta"));
        var wanted = expected switch
        {
            "gamma * expm1div_alpha_x_beta" => formulas.Read("gamma") * pool.Call("expm1div", alpha, x * beta),
            "alpha * sechsq_x" => alpha * pool.Call("sechsq", x),
            _ => formulas.Read(expected),
        };
        Assert.Same(wanted, result);
    }

    [Fact]
    public void The_whole_table_comes_to_an_end()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var formulas = new Formulas();
            var node = new RandomFormulas(formulas.Pool, seed).Number(depth: 5);
            var rewriter = new Rewriter(formulas.Pool, new RuleTable(RuleTables.All), default);
            var once = rewriter.Rewrite(node);
            var again = new Rewriter(formulas.Pool, new RuleTable(RuleTables.All), default);
            Assert.True(ReferenceEquals(once, again.Rewrite(once)),
                $"seed {seed}: {node}\nbecomes {once}\nand then {again.Rewrite(once)} by {string.Join(", ", again.Applied)}");
        }
    }

    [Fact]
    public void A_table_that_loops_is_stopped()
    {
        var formulas = new Formulas();
        var rules = new Rule[] { new("there", "sin(u)", "cos(u)"), new("back", "cos(u)", "sin(u)") };
        Assert.Contains(new Rewriter(formulas.Pool, new RuleTable(rules), default).Rewrite(formulas.Read("sin(x)")).ToString(),
            new[] { "sin(x)", "cos(x)" });
    }

    [Fact]
    public void Canceling_stops_it()
    {
        var formulas = new Formulas();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new Rewriter(formulas.Pool, new RuleTable(RuleTables.All), source.Token)
            .Rewrite(formulas.Read("log(1 + x)")));
    }
}

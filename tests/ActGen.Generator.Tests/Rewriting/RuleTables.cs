using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Tests.Rewriting;

/// <summary>All rules of all tables, by name.</summary>
internal static class RuleTables
{
    private static readonly double[] Constants = [Math.Sqrt(0.5), -Math.Sqrt(0.5), Math.Sqrt(2)];

    // What a guard asks a wildcard to be, as a formula over u.
    private static readonly Dictionary<string, (string Wildcard, string Text)> Asked = new(StringComparer.Ordinal)
    {
        ["expm1-offset-number"] = ("k", "-1.25"),
        ["log-of-square"] = ("c", "0.5"),
        ["log2-of-square"] = ("c", "0.5"),
        ["log1p-of-offset-square"] = ("c", "0.5"),
        ["norm"] = ("u", "sq(u) + sq(cos(u)) + 3 * sq(sin(u))"),
        ["power-less-one"] = ("u", "relu(u)"),
        ["exp-log"] = ("u", "relu(u)"),
        ["expm1-log1p"] = ("u", "relu(u)"),
        ["softplus-of-log"] = ("u", "relu(u)"),
        ["sigmoid-of-log"] = ("u", "relu(u)"),
        ["abs-not-negative"] = ("u", "exp(u)"),
        ["relu-not-negative"] = ("u", "exp(u)"),
        ["binary-log-of-function"] = ("u", "tanh(u)"),
        ["decimal-log-of-function"] = ("u", "erf(u)"),
        ["max-not-negative"] = ("u", "exp(u)"),
        ["max-of-zero"] = ("u", "exp(u)"),
        ["min-not-negative"] = ("u", "exp(u)"),
        ["min-of-zero"] = ("u", "exp(u)"),
    };

    public static IReadOnlyList<Rule> All { get; } = [.. SimplifyRules.All, .. RepairRules.Analytic, .. RepairRules.Numeric];

    public static TheoryData<string> Names => new(All.Select(r => r.Name));

    /// <summary>The rules that speak of single elements.</summary>
    public static TheoryData<string> OfElements => new(All.Where(r => !ReductionForm.HasReductions(r.PatternTree)).Select(r => r.Name));

    /// <summary>The rules that speak of whole rows.</summary>
    public static TheoryData<string> OfRows => new(All.Where(r => ReductionForm.HasReductions(r.PatternTree)).Select(r => r.Name));

    public static Rule Get(string name) => All.Single(r => r.Name == name);

    public static IReadOnlyList<string> Wildcards(Rule rule) =>
        Dependence.Variables(rule.PatternTree).Select(v => v.Name).Distinct().Order(StringComparer.Ordinal).ToList();

    /// <summary>
    /// Expressions that may stand for the wildcards: for u and v variables that change from row to row, for the others parameters, or the
    /// number that the rule asks for.
    /// </summary>
    public static Dictionary<string, Expr> Variables(ExprPool pool, Rule rule)
    {
        var variables = Wildcards(rule).ToDictionary(
            w => w, w => (Expr)pool.Variable("the_" + w, w is "u" or "v" ? VariableKind.Input : VariableKind.Learnable),
            StringComparer.Ordinal);
        if (Constant(rule) is { } constant)
        {
            variables["c"] = pool.Number(constant);
        }

        return AsAsked(rule, variables);
    }

    /// <summary>The wildcards as the guard of the rule wants them.</summary>
    public static Dictionary<string, Expr> AsAsked(Rule rule, Dictionary<string, Expr> variables)
    {
        if (Asked.TryGetValue(rule.Name, out var asked))
        {
            var pool = variables[asked.Wildcard].Pool;
            variables[asked.Wildcard] = RuleText.Expand(pool, asked.Text, [variables[asked.Wildcard]]);
        }

        return variables;
    }

    /// <summary>The number that a rule asks its wildcard c to be, or null.</summary>
    public static double? Constant(Rule rule)
    {
        var pool = new ExprPool();
        return rule.Guard is { } guard && Wildcards(rule).Contains("c")
            ? Constants.Cast<double?>().FirstOrDefault(c => !guard(Bindings(null)) && guard(Bindings(c)))
            : null;

        Dictionary<string, Expr> Bindings(double? c) => Wildcards(rule).ToDictionary(
            w => w, w => w == "c" && c is { } value ? pool.Number(value) : (Expr)pool.Variable(w, VariableKind.Learnable),
            StringComparer.Ordinal);
    }
}

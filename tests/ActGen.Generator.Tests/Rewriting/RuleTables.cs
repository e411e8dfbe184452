using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Simplify;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator.Tests.Rewriting;

/// <summary>All rules of all tables, by name.</summary>
internal static class RuleTables
{
    public static IReadOnlyList<Rule> All { get; } = [.. SimplifyRules.All, .. RepairRules.Analytic, .. RepairRules.Numeric];

    public static TheoryData<string> Names => new(All.Select(r => r.Name));

    public static Rule Get(string name) => All.Single(r => r.Name == name);

    public static IReadOnlyList<string> Wildcards(Rule rule) =>
        Dependence.Variables(rule.PatternTree).Select(v => v.Name).Distinct().Order(StringComparer.Ordinal).ToList();

    /// <summary>Variables that may stand for the wildcards: u and v change from row to row, the others are parameters.</summary>
    public static Dictionary<string, Expr> Variables(ExprPool pool, Rule rule) => Wildcards(rule).ToDictionary(
        w => w, w => (Expr)pool.Variable("the_" + w, w is "u" or "v" ? VariableKind.Input : VariableKind.Learnable), StringComparer.Ordinal);
}

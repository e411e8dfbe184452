using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Calls whose meaning is in the names of their arguments: <c>relu(x, max_value=6)</c> is not <c>relu(x, negative_slope=6)</c>. Each row is
/// the functions, the names that stand for one another, and what to write over the arguments in the order of the row.
/// </summary>
internal static class KeywordForms
{
    private static readonly (string Functions, string[] Names, string Template)[] Rows =
    {
        ("relu", ["max_value"], "clamp({0}, 0, {1})"),
        ("relu", ["negative_slope alpha"], "{0} > 0 ? {0} : {1} * {0}"),
        ("relu", ["threshold"], "{0} >= {1} ? {0} : 0"),
        ("relu", ["negative_slope alpha", "max_value"], "min({0} > 0 ? {0} : {1} * {0}, {2})"),
        ("clamp clip clip_by_value", ["max max_value max_val a_max clip_value_max"], "min({0}, {1})"),
        ("clamp clip clip_by_value", ["min min_value min_val a_min clip_value_min"], "max({0}, {1})"),
        ("hardtanh hard_tanh", ["max max_val"], "clamp({0}, -1, {1})"),
        ("hardtanh hard_tanh", ["min min_val"], "clamp({0}, {1}, 1)"),
        ("softplus", ["beta", "threshold"], "log(1 + exp({1} * {0})) / {1}"),
        ("softplus", ["threshold"], "softplus({0})"),
        ("threshold", ["threshold", "value"], "{0} > {1} ? {0} : {2}"),
        ("softmax", ["temperature temp tau"], "exp({0} / {1}) / rowsum(exp({0} / {1}))"),
        ("softmax", ["beta"], "exp({1} * {0}) / rowsum(exp({1} * {0}))"),
        ("elu", ["scale"], "{1} * ({0} > 0 ? {0} : expm1({0}))"),
        ("round", ["decimals ndigits"], "round({0} * pow(10, {1})) / pow(10, {1})"),
        ("log", ["base"], "log({0}) / log({1})"),
        ("norm", ["ord p"], "pow(rowsum(pow(abs({0}), {1})), 1 / {1})"),
    };

    /// <summary>The call as a formula has it; null where the names decide nothing.</summary>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Its arguments; those without a name stand first, and are one.</param>
    /// <param name="isPart">Whether the call is part of a larger formula.</param>
    public static string? Written(string name, IReadOnlyList<(string Name, string Value)> arguments, bool isPart)
    {
        if (arguments.Count < 2 || arguments[1].Name.Length == 0)
        {
            return null;
        }

        var named = arguments.Skip(1).ToList();
        foreach (var (functions, names, template) in Rows)
        {
            var values = names.Select(n => named.Where(a => n.Split(' ').Contains(a.Name)).Select(a => a.Value).FirstOrDefault()).ToList();
            if (values.Count == named.Count && functions.Split(' ').Contains(name) && values.All(v => v is not null))
            {
                return FamiliarCalls.Filled(template, [arguments[0].Value, .. values!], isPart);
            }
        }

        return null;
    }
}

using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>
/// What a call computes outside the domain of its function: a row for each function, with formulas over the argument <c>u</c>, the
/// margin <c>m</c> and the point <c>k</c> that lies the margin inside the edge. Functions without a row stay as they are.
/// </summary>
internal static class DomainPolicies
{
    private static readonly Dictionary<string, Row> Rows = new Row[]
    {
        new("log", "u >= k ? log(u) : log(k)", "u >= k ? log(u) : log(k) + (u - k) / m"),
        new("log2", "u >= k ? log2(u) : log2(k)", "u >= k ? log2(u) : log2(k) + 1.4426950408889634 * (u - k) / m"),
        new("log1p", "u >= k ? log1p(u) : log(m)", "u >= k ? log1p(u) : log(m) + (u - k) / m"),
    }.ToDictionary(r => r.Function, StringComparer.Ordinal);

    /// <summary>Whether leaving the domain of a function is warned about and can be given a meaning.</summary>
    public static bool Covers(Function function) => Rows.ContainsKey(function.Name) && function.Domain is not null;

    /// <summary>An expression with every call that has a row replaced by what the policy says.</summary>
    public static Expr Apply(ExprPool pool, DomainPolicy policy, double margin, Expr node)
    {
        if (policy == DomainPolicy.Propagate)
        {
            return node;
        }

        var done = new Dictionary<Expr, Expr>();
        return Visit(node);

        Expr Visit(Expr current)
        {
            if (done.TryGetValue(current, out var known))
            {
                return known;
            }

            RuntimeHelpers.EnsureSufficientExecutionStack();
            var children = current.Children.Select(Visit).ToList();
            var result = current is Call call && Covers(call.Function) && !IsInside(call, children[0])
                ? Guarded(pool, policy, margin, call.Function, children[0])
                : children.SequenceEqual(current.Children) ? current : pool.With(current, children);
            done.Add(current, result);
            return result;
        }
    }

    private static Expr Guarded(ExprPool pool, DomainPolicy policy, double margin, Function function, Expr argument)
    {
        var row = Rows[function.Name];
        var bindings = new Dictionary<string, Expr>(StringComparer.Ordinal)
        {
            ["u"] = argument,
            ["m"] = pool.Number(margin),
            ["k"] = pool.Number(function.Domain!.Lower + margin),
        };
        return RuleText.Instantiate(pool, policy == DomainPolicy.Clamp ? row.Clamp : row.Extend, bindings);
    }

    // A number, and what is always inside whatever its variables are, needs no guard.
    private static bool IsInside(Call call, Expr argument) =>
        new IntervalAnalysis(Facts.None, IntervalAnalysis.Unbounded, new IntervalFuel()).Of(argument) is { } range
        && call.Function.Domain is { } domain
        && (range.Lower > domain.Lower || (range.Lower == domain.Lower && (!domain.Open || range.LowerOpen)));

    private sealed record Row(string Function, string Clamp, string Extend);
}

using System.Collections.Generic;
using System.Threading;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>Applies a table of rules to an expression, from the leaves up, until none applies. Remembers which ones did.</summary>
internal sealed class Rewriter(ExprPool pool, RuleTable rules, CancellationToken cancellation)
{
    // No chain of repairs of one node is as long as this: a table that loops stops here.
    private const int Fuel = 50;

    private readonly PatternMatcher _matcher = new(pool);
    private readonly Dictionary<Expr, Expr> _done = new();
    private readonly List<Rule> _applied = new();

    /// <summary>The rules that changed something, in the order of first use.</summary>
    public IReadOnlyList<Rule> Applied => _applied;

    public Expr Rewrite(Expr node)
    {
        if (_done.TryGetValue(node, out var known))
        {
            return known;
        }

        cancellation.ThrowIfCancellationRequested();
        // A rule may keep the node as a part of its result: there it stays as it is.
        _done[node] = node;
        var result = pool.Map(node, Rewrite);
        for (var i = 0; i < Fuel && Step(result) is { } next; i++)
        {
            result = pool.Map(next, Rewrite);
        }

        _done[node] = result;
        return result;
    }

    private Expr? Step(Expr node)
    {
        foreach (var rule in rules.For(node))
        {
            if (PatternMatcher.CouldMatchRoot(rule.PatternTree, node) && _matcher.Rewrite(rule, node) is { } result)
            {
                if (!_applied.Contains(rule))
                {
                    _applied.Add(rule);
                }

                return result;
            }
        }

        return null;
    }
}

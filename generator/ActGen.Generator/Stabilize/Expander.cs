using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>Replaces functions by what kernels compute in their place: the <see cref="Function.Expansion"/> column of the table.</summary>
internal sealed class Expander(ExprPool pool)
{
    private readonly Dictionary<Expr, Expr> _done = new();

    public Expr Expand(Expr node)
    {
        if (_done.TryGetValue(node, out var known))
        {
            return known;
        }

        var result = pool.Map(node, Expand);
        if (result is Call { Function.Expansion: { } text } call)
        {
            result = Expand(RuleText.Expand(pool, text, call.Children));
        }

        // Of -u they are what they are of u: a function of u and one of -u then share exp(-abs(u)).
        if (result is Call { Function.Name: "abs" or "expnegabs" } even && even.Children[0] is Product { Coefficient: < 0 })
        {
            result = pool.Call(even.Function.Name, -even.Children[0]);
        }

        return _done[node] = result;
    }
}

using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>Replaces functions by what kernels compute in their place: the <see cref="Function.Expansion"/> column of the table.</summary>
internal sealed class Expander
{
    private readonly ExprPool _pool;
    private readonly ExprTransform _transform;

    public Expander(ExprPool pool)
    {
        _pool = pool;
        _transform = new(pool, Expanded);
    }

    public Expr Expand(Expr node) => _transform.Of(node);

    private Expr Expanded(Expr node)
    {
        if (node is Call { Function.Expansion: { } text } call)
        {
            node = Expand(RuleText.Expand(_pool, text, call.Children));
        }

        // Of -u they are what they are of u: a function of u and one of -u then share exp(-abs(u)).
        return node is Call { Function.Name: "abs" or "expnegabs" } even && even.Children[0] is Product { Coefficient: < 0 }
            ? _pool.Call(even.Function, -even.Children[0])
            : node;
    }
}

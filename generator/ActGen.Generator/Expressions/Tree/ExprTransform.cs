using System.Runtime.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>Rewrites expressions from the leaves up, each node once however many parents share it; what it has done it remembers.</summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="leave">The rewriting of a node whose children have been rewritten; null for none.</param>
/// <param name="enter">The replacement of a node, its children unseen; null, or a result of null, goes on to the children.</param>
internal sealed class ExprTransform(ExprPool pool, Func<Expr, Expr>? leave = null, Func<Expr, Expr?>? enter = null)
{
    private readonly Dictionary<Expr, Expr> _done = new();
    private Func<Expr, Expr>? _self;

    public Expr Of(Expr node)
    {
        if (_done.TryGetValue(node, out var known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var result = enter?.Invoke(node);
        if (result is null)
        {
            result = pool.Map(node, _self ??= Of);
            result = leave is null ? result : leave(result);
        }

        return _done[node] = result;
    }
}

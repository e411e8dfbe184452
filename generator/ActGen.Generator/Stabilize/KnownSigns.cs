using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// In the branches of a choice by the sign of u, <c>relu(u)</c> is u or 0 and <c>abs(u)</c> is u or -u: what cancels against them then does
/// so before anything is rounded.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
internal sealed class KnownSigns(ExprPool pool)
{
    private readonly ExprTransform _transform = new(pool, node => node is Select select ? Chosen(pool, select) : node);

    public Expr Of(Expr node) => _transform.Of(node);

    private static Expr Chosen(ExprPool pool, Select select)
    {
        if (select.Condition is not Comparison { Relation: Relation.GreaterOrEqual or Relation.Greater, Right: Number { Value: 0 } } sign)
        {
            return select;
        }

        var (relu, abs) = (pool.Call("relu", sign.Left), pool.Call("abs", sign.Left));
        return pool.Select(
            sign,
            Substitution.Replace(pool, select.IfTrue, new Dictionary<Expr, Expr> { [relu] = sign.Left, [abs] = sign.Left }),
            Substitution.Replace(pool, select.IfFalse, new Dictionary<Expr, Expr> { [relu] = pool.Zero, [abs] = -sign.Left }));
    }
}

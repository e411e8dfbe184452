using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Products with a choice of numbers, such as <c>(x &lt; 0 ? 1 : 0) * exp(x)</c>: where the other factor overflows, 0 times it is NaN. As
/// <c>x &lt; 0 ? exp(x) : 0</c> the factor does not matter there.
/// </summary>
internal sealed class MaskedProducts
{
    // Deeper choices, and products of more of them, grow too much; nobody writes them.
    private const int DeepestMask = 4;
    private const int MostMasks = 3;

    private readonly ExprPool _pool;
    private readonly ExprTransform _transform;

    public MaskedProducts(ExprPool pool)
    {
        _pool = pool;
        _transform = new(pool, node => node is Product product ? OfProduct(product) : node);
    }

    public Expr Distribute(Expr node) => _transform.Of(node);

    private Expr OfProduct(Product product)
    {
        var masks = product.Children.Where(f => IsMask(f, DeepestMask)).ToList();
        var others = product.Children.Except(masks.Take(1)).ToList();
        return masks.Count is > 0 and <= MostMasks && others.Any(Dependence.OnInput) ? Within(masks[0], others) : product;
    }

    private Expr Within(Expr mask, List<Expr> others) => mask is Select select
        ? _pool.Select(select.Condition, Within(select.IfTrue, others), Within(select.IfFalse, others))
        : Distribute(_pool.Product(others.Append(mask).ToList()));

    // A choice of numbers, one of them 0.
    private static bool IsMask(Expr node, int depth) =>
        node is Select select && depth > 0 && IsChoice(select.IfTrue, depth) && IsChoice(select.IfFalse, depth)
        && new[] { select.IfTrue, select.IfFalse }.Any(b => b is Number { Value: 0 } || IsMask(b, depth - 1));

    private static bool IsChoice(Expr branch, int depth) => branch is Number
        || (branch is Select select && depth > 0 && IsChoice(select.IfTrue, depth - 1) && IsChoice(select.IfFalse, depth - 1));
}

using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Moves a division by a parameter into the branches of a choice: <c>(c ? log(u) : k) / a</c> becomes
/// <c>c ? log(u) / a : k / a</c>, where the rules for removable singularities see the branch they can repair.
/// </summary>
internal sealed class QuotientDistributor
{
    private readonly ExprPool _pool;
    private readonly ExprTransform _transform;

    public QuotientDistributor(ExprPool pool)
    {
        _pool = pool;
        _transform = new(pool, node => node is Product product ? OfProduct(product) : node);
    }

    public Expr Distribute(Expr node) => _transform.Of(node);

    private Expr OfProduct(Product product)
    {
        if (product.Children.OfType<Select>().FirstOrDefault() is not { } select
            || !product.Children.Any(f => f is Power { Exponent: < 0 } divisor && IsParameter(divisor.Base)))
        {
            return product;
        }

        var others = product.Children.Where(f => !ReferenceEquals(f, select)).ToList();
        return _pool.Select(select.Condition, Within(select.IfTrue), Within(select.IfFalse));

        Expr Within(Expr branch) => Distribute(_pool.Product(others.Append(branch).ToList()));
    }

    private static bool IsParameter(Expr node) => !Dependence.OnInput(node) && !Dependence.IsConstant(node);
}

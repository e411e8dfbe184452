using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Moves a division by a parameter into the branches of a choice: <c>(c ? log(u) : k) / a</c> becomes
/// <c>c ? log(u) / a : k / a</c>, where the rules for removable singularities see the branch they can repair.
/// </summary>
internal sealed class QuotientDistributor(ExprPool pool)
{
    private readonly Dictionary<Expr, Expr> _done = new();

    public Expr Distribute(Expr node)
    {
        if (_done.TryGetValue(node, out var known))
        {
            return known;
        }

        var result = pool.Map(node, Distribute);
        if (result is Product product
            && product.Children.OfType<Select>().FirstOrDefault() is { } select
            && product.Children.Any(f => f is Power { Exponent: < 0 } divisor && IsParameter(divisor.Base)))
        {
            var others = product.Children.Where(f => !ReferenceEquals(f, select)).ToList();
            result = pool.Select(
                select.Condition,
                Distribute(pool.Product(others.Append(select.IfTrue).ToList())),
                Distribute(pool.Product(others.Append(select.IfFalse).ToList())));
        }

        return _done[node] = result;
    }

    private static bool IsParameter(Expr node) => !Dependence.OnInput(node) && !Dependence.IsConstant(node);
}

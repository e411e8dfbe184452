using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Comparisons such as <c>x + 3 &lt;= 6</c>: the sum rounds, and the kink would lie a few floats beside 3. As <c>x &lt;= 3</c> nothing
/// rounds.
/// </summary>
internal sealed class ExactComparisons(ExprPool pool)
{
    private readonly ExprTransform _transform = new(pool, node => node is Comparison comparison ? Moved(pool, comparison) : node);

    public Expr Rewrite(Expr node) => _transform.Of(node);

    // x + k against c, where c - k is exact.
    private static Expr Moved(ExprPool pool, Comparison comparison)
    {
        if (comparison is not { Left: Sum { Children.Length: 2 } sum, Right: Number right }
            || sum.Children.OfType<Number>().FirstOrDefault() is not { } number
            || sum.Children.OfType<Variable>().FirstOrDefault() is not { } variable)
        {
            return comparison;
        }

        var bound = right.Value - number.Value;
        return bound + number.Value == right.Value && (float)bound == bound
            ? pool.Compare(comparison.Relation, variable, pool.Number(bound))
            : comparison;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Comparisons such as <c>x + 3 &lt;= 6</c>: the sum rounds, and the kink would lie a few floats beside 3. As <c>x &lt;= 3</c> nothing
/// rounds. A bound that is no float lies between two of them, and which side an input is on does not depend on where.
/// </summary>
internal sealed class ExactComparisons(ExprPool pool)
{
    // Floats have neighbors here.
    private const double Largest = 1e38;

    private readonly ExprTransform _transform = new(pool, node => node is Comparison comparison ? Moved(pool, comparison) : node);

    public Expr Rewrite(Expr node) => _transform.Of(node);

    // x + k against c.
    private static Expr Moved(ExprPool pool, Comparison comparison)
    {
        if (comparison is not { Left: Sum sum, Right: Number right }
            || sum.Children.Where(c => c is not Number).Take(2).ToList() is not { Count: 1 } others || others[0] is not Variable variable)
        {
            return comparison;
        }

        var offset = sum.Children.OfType<Number>().Sum(n => n.Value);
        var bound = right.Value - offset;
        if (bound + offset != right.Value || Math.Abs(bound) > Largest)
        {
            return comparison;
        }

        // What is above the bound is above the float below it, and what is below, below the one above it.
        return (float)bound == bound ? pool.Compare(comparison.Relation, variable, pool.Number(bound)) : comparison.Relation switch
        {
            Relation.Greater or Relation.GreaterOrEqual => pool.Compare(Relation.Greater, variable, pool.Number(Beside(bound, -1))),
            Relation.Less or Relation.LessOrEqual => pool.Compare(Relation.Less, variable, pool.Number(Beside(bound, 1))),
            _ => comparison,
        };
    }

    // The nearest float on a side of a number that is none.
    private static double Beside(double value, int side)
    {
        var nearest = (float)value;
        if ((nearest > value) == (side > 0))
        {
            return nearest;
        }

        // Floats of one sign are in the order of their bits.
        var bits = BitConverter.ToInt32(BitConverter.GetBytes(nearest), 0);
        return BitConverter.ToSingle(BitConverter.GetBytes(bits + (nearest > 0 == side > 0 ? 1 : -1)), 0);
    }
}

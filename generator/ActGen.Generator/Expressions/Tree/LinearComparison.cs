using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// A comparison as a quantity compared with a number: <c>1 - 2 * x &lt; 0</c> is <c>x &gt; 0.5</c>. Comparisons of the same quantity
/// have the same <paramref name="Axis"/>, so that they can be told from each other by their numbers.
/// </summary>
internal readonly record struct LinearComparison(Expr Axis, Relation Relation, double Bound)
{
    public static LinearComparison Of(Comparison comparison)
    {
        var (axis, scale, offset) = Split(comparison.Left - comparison.Right);
        // Adding 0 makes -0 a 0.
        return new(axis, scale < 0 ? Relations.Mirror(comparison.Relation) : comparison.Relation, (-offset / scale) + 0.0);
    }

    /// <summary>The values of the axis for which it holds; null for all but one.</summary>
    public Interval? Values => Relation switch
    {
        Relation.Less => new(double.NegativeInfinity, Bound, UpperOpen: true),
        Relation.LessOrEqual => new(double.NegativeInfinity, Bound),
        Relation.Greater => new(Bound, double.PositiveInfinity, LowerOpen: true),
        Relation.GreaterOrEqual => new(Bound, double.PositiveInfinity),
        Relation.Equal => Interval.Point(Bound),
        _ => null,
    };

    /// <summary>An expression as <c>scale * axis + offset</c>, the same axis for all that differ in these numbers.</summary>
    public static (Expr Axis, double Scale, double Offset) Split(Expr node)
    {
        var pool = node.Pool;
        var terms = node is Sum ? node.Children.ToList() : new List<Expr> { node };
        var offset = terms.OfType<Number>().Sum(n => n.Value);
        var rest = terms.Where(t => t is not Number).ToList();
        if (rest.Count == 0)
        {
            return (pool.Zero, 1, offset);
        }

        // One term gives up its factor. Of several the sign alone is told, by a term that any order of them puts first.
        var lead = rest.OrderBy(t => Bare(t).Id).First();
        var coefficient = lead is Product product ? product.Coefficient : 1;
        var scale = rest.Count == 1 ? coefficient : Math.Sign(coefficient);
        var axis = rest.Count == 1 ? Bare(rest[0]) : scale < 0 ? pool.Sum(rest.Select(t => -t).ToList()) : pool.Sum(rest);
        return (axis, scale, offset);
    }

    private static Expr Bare(Expr term) =>
        term is Product { Coefficient: not 1 } product ? product.Pool.Product(product.Children.Skip(1).ToList()) : term;
}

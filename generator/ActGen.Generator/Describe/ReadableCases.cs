using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Describe;

/// <summary>Choices, comparisons and products of functions as a person would leave them: min(1, exp(x)), sin(2 * x), x &gt;= -3.</summary>
internal static class ReadableCases
{
    /// <summary>The simplified form of a node whose children are simplified.</summary>
    public static Expr Simplify(Expr node) => node switch
    {
        Comparison comparison => Moved(comparison),
        Select select => Extreme(select) ?? Sign(select) ?? Joined(select),
        Product product => Doubled(product) ?? WithoutMask(product) ?? UnderRoot(product) ?? product,
        Sum sum => Added(sum),
        // log1p(u * v) / u where v is 1, and roots, whose parts take numbers in.
        Call { Function.Notation: { } notation } call when call.Children.Any(c => c is Number { Value: 1 })
            || notation.StartsWith("sqrt(", StringComparison.Ordinal) =>
            RuleText.Expand(call.Pool, notation, call.Children),
        _ => node,
    };

    /// <summary>The form of a whole derivative, which has nothing beside it.</summary>
    public static Expr OfRoot(Expr node) => Scaled(node) ?? node;

    /// <summary>
    /// A comparison with its numbers on one side: x + 3 &gt;= 0 is x &gt;= -3, a - b &gt; 0 is a &gt; b, x &gt; -x is x &gt; 0.
    /// </summary>
    public static Expr Moved(Comparison comparison)
    {
        var (pool, relation) = (comparison.Pool, comparison.Relation);
        if (comparison.Left - comparison.Right is Product { Children.Length: 2 } multiple
            && multiple.Children[0] is Number { Value: var scale } && multiple.Children[1] is Variable variable)
        {
            return pool.Compare(scale > 0 ? relation : Relations.Mirror(relation), variable, pool.Zero);
        }

        if (comparison.Left is not Sum sum || comparison.Right is not Number { Value: var right })
        {
            return comparison;
        }

        if (Only(sum.Children.OfType<Number>()) is { } number && ReadableForm.Short(right, number.Value, (a, b) => a - b) is { } bound)
        {
            var rest = pool.Sum(sum.Children.Where(c => c is not Number).ToList());
            return rest is Product { Coefficient: -1 }
                ? pool.Compare(Relations.Mirror(relation), -rest, pool.Number(-bound)) : pool.Compare(relation, rest, pool.Number(bound));
        }

        return right == 0 && sum.Children.Length == 2 && Only(sum.Children.Where(IsNegated)) is { } negated
            ? pool.Compare(relation, sum.Children.Single(c => c != negated), -negated) : comparison;
    }

    private static T? Only<T>(IEnumerable<T> items)
        where T : class => items.Take(2).ToList() is { Count: 1 } one ? one[0] : null;

    private static bool IsNegated(Expr term) => term is Product { Coefficient: -1 };

    // Two cases with one result are one.
    private static Expr Joined(Select select) => select.IfFalse is Select inner && inner.IfTrue == select.IfTrue
        ? select.Pool.Select(select.Pool.Or(select.Condition, inner.Condition), select.IfTrue, inner.IfFalse) : select;

    // x > 0 ? 2 : x == 0 ? 0 : -2 is 2 * sign(x).
    private static Expr? Sign(Select select) => select is
    {
        Condition: Comparison { Relation: Relation.Greater, Right: Number { Value: 0 } } above, IfTrue: Number { Value: var number },
        IfFalse: Select
        {
            Condition: Comparison { Relation: Relation.Equal, Right: Number { Value: 0 } } at, IfTrue: Number { Value: 0 },
            IfFalse: Number { Value: var negative },
        },
    }
        && negative == -number && at.Left == above.Left
            ? select.Pool.Product(select.Pool.Number(number), select.Pool.Call("sign", above.Left)) : null;

    // x >= 0 ? 1 : exp(x), which rises to 1, is the smaller one of both.
    private static Expr? Extreme(Select select)
    {
        if (select.Condition is not Comparison { Left: Variable x, Right: Number { Value: var point }, Relation: var relation }
            || relation is Relation.Equal or Relation.NotEqual)
        {
            return null;
        }

        var isAbove = relation is Relation.Greater or Relation.GreaterOrEqual;
        var (number, other, isOtherAbove) = (select.IfTrue, select.IfFalse) switch
        {
            (Number n, var f) => (n, f, !isAbove),
            (var f, Number n) => (n, f, isAbove),
            _ => (null, select, false),
        };
        if (number is null || Direction(other, x) is not { } direction
            || new Interpreter(new Dictionary<string, double>(StringComparer.Ordinal) { [x.Name] = point }).Evaluate(other) != number.Value)
        {
            return null;
        }

        return select.Pool.Call(direction > 0 == isOtherAbove ? "max" : "min", number, other);
    }

    // 1 where a function of one variable rises, -1 where it falls; null where that cannot be told.
    private static int? Direction(Expr node, Variable x) => node switch
    {
        Variable => node == x ? 1 : null,
        Call { Function: { Arity: 1, Domain: null, Monotonicity: not Monotonicity.None and var way } } =>
            Direction(node.Children[0], x) * (way == Monotonicity.Increasing ? 1 : -1),
        Product { Coefficient: var c, Children.Length: 2 } product when c != 1 => Direction(product.Children[1], x) * Math.Sign(c),
        _ => null,
    };

    // 2 sin(u) cos(u) is sin(2 u).
    private static Expr? Doubled(Product product)
    {
        var (pool, factors) = (product.Pool, product.Children);
        var sine = factors.OfType<Call>().FirstOrDefault(c => c.Function.Name == "sin");
        var cosine = factors.OfType<Call>().FirstOrDefault(c => c.Function.Name == "cos" && c.Children[0] == sine?.Children[0]);
        return sine is null || cosine is null || product.Coefficient % 2 != 0 ? null
            : pool.Product(factors.Where(f => f is not Number && f != sine && f != cosine).Prepend(pool.Number(product.Coefficient / 2))
                .Append(pool.Call("sin", pool.Product(pool.Number(2), sine.Children[0]))).ToList());
    }

    // relu(u) is 0 already where u > 0 ? 1 : 0 is.
    private static Expr? WithoutMask(Product product)
    {
        var rectified = product.Children.Select(f => f is Power { Exponent: > 0 } power ? power.Base : f)
            .OfType<Call>().Where(c => c.Function.Name == "relu")
            .Select(c => Simplify(c.Pool.Compare(Relation.Greater, c.Children[0], c.Pool.Zero))).ToList();
        var rest = product.Children.Where(f => f is not Select { IfTrue: Number { Value: 1 }, IfFalse: Number { Value: 0 } } mask
            || !rectified.Contains(mask.Condition)).ToList();
        return rest.Count == product.Children.Length ? null : product.Pool.Product(rest);
    }

    // 2 * sqrt(1 + sq(x) / 4) is sqrt(4 + sq(x)), also below a line.
    private static Expr? UnderRoot(Product product)
    {
        var pool = product.Pool;
        var numbers = product.Children.Where(f => f is Number or Power { Base: Number }).ToList();
        var root = product.Children.FirstOrDefault(f => RootOf(f) is not null);
        if (root is null || numbers.Count != 1 || Value(numbers[0]) <= 0)
        {
            return null;
        }

        var (square, isBelow) = (pool.Power(numbers[0], root is Power ? -2 : 2), root is Power);
        var terms = RootOf(root)!.Children.Select(t => ReadableForm.Simplify(pool.Product(square, t))).ToList();
        var under = pool.Call("sqrt", pool.Sum(terms));
        var written = pool.Product(product.Children.Where(f => f != root && f != numbers[0])
            .Append(pool.Power(under, isBelow ? -1 : 1)).ToList());
        return written.WrittenLength < product.WrittenLength ? written : null;
    }

    private static Sum? RootOf(Expr factor) =>
        (factor is Power { Exponent: -1 } power ? power.Base : factor) is Call { Function.Name: "sqrt" } call
            ? call.Children[0] as Sum : null;

    private static double Value(Expr number) => number is Power { Base: Number @base, Exponent: var n }
        ? Math.Pow(@base.Value, n) : ((Number)number).Value;

    // 1 - (c ? 1 : 0) is c ? 0 : 1.
    private static Expr Added(Sum sum) => sum.Children.Length == 2 && Only(sum.Children.OfType<Number>()) is { } number
        && Scaled(sum.Children.Single(c => c != number)) is { IfTrue: Number yes, IfFalse: Number no } select
        && ReadableForm.Short(number.Value, yes.Value, (a, b) => a + b) is { } first
        && ReadableForm.Short(number.Value, no.Value, (a, b) => a + b) is { } second
            ? sum.Pool.Select(select.Condition, sum.Pool.Number(first), sum.Pool.Number(second)) : sum;

    // -(c ? 1 : 0) is c ? -1 : 0.
    private static Select? Scaled(Expr node) => node switch
    {
        Select { IfTrue: Number, IfFalse: Number } select => select,
        Product { Coefficient: var c, Children.Length: 2 } product
            when product.Children[1] is Select { IfTrue: Number yes, IfFalse: Number no } select
            && ReadableForm.Short(c, yes.Value, (a, b) => a * b) is { } first
            && ReadableForm.Short(c, no.Value, (a, b) => a * b) is { } second =>
            node.Pool.Select(select.Condition, node.Pool.Number(first), node.Pool.Number(second)) as Select,
        _ => null,
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Describe;

/// <summary>
/// Choices that all depend on the sign of one variable, written as one: (x &gt; 0 ? 1 : 0) + (x &lt; 0 ? 1 : 0) * exp(x) is
/// x &gt; 0 ? 1 : exp(x).
/// </summary>
internal static class SignCases
{
    // Where the others are, to see whether two cases meet at 0; nothing is 0 or 1 by chance.
    private static readonly double[] Samples = [0.37, -0.83, 1.71];

    /// <summary>The expression with its choices merged; itself where they depend on anything else.</summary>
    public static Expr Merge(Expr node)
    {
        var all = ExprTraversal.Unique(node).ToList();
        var signs = all.OfType<Comparison>().Select(SignOf).ToList();
        if (signs.Count == 0 || all.OfType<Select>().Count() < 2 || signs.Any(s => s is null)
            || signs.Select(s => s!.Value.Of).Concat(all.OfType<Call>().Where(c => c.Function.Name == "sign")
                .Select(c => Argument(c.Children[0])).Where(v => v is not null).Select(v => v!)).Distinct().Count() > 1
            || all.OfType<Call>().Any(c => c.Function.Reduction is not null))
        {
            return node;
        }

        var (pool, x) = (node.Pool, signs[0]!.Value.Of);
        var (positive, zero, negative) = (Case(node, 1), Case(node, 0), Case(node, -1));
        var others = ExprTraversal.Unique(node).OfType<Variable>().Where(v => v != x).ToList();
        return Meet(positive, zero) ? pool.Select(pool.Compare(Relation.GreaterOrEqual, x, pool.Zero), positive, negative)
            : Meet(negative, zero) ? pool.Select(pool.Compare(Relation.Greater, x, pool.Zero), positive, negative)
            : pool.Select(pool.Compare(Relation.Greater, x, pool.Zero), positive,
                pool.Select(pool.Compare(Relation.Equal, x, pool.Zero), zero, negative));

        bool Meet(Expr side, Expr at) => side == at || Samples.All(sample =>
        {
            var values = new Dictionary<string, double>(StringComparer.Ordinal) { [x.Name] = 0 };
            foreach (var (other, i) in others.Select((v, i) => (v, i)))
            {
                values[other.Name] = sample + i;
            }

            return new Interpreter(values).Evaluate(side) == new Interpreter(values).Evaluate(at);
        });
    }

    private static Expr Case(Expr node, int sign) => new ExprTransform(node.Pool, enter: part => part switch
    {
        Comparison comparison => SignOf(comparison) is var (_, relation) && Relations.Holds(relation, sign, 0)
            ? node.Pool.True : node.Pool.False,
        Call { Function.Name: "sign" } call when Argument(call.Children[0]) is not null => node.Pool.Number(sign),
        _ => null,
    }).Of(node);

    private static (Variable Of, Relation Relation)? SignOf(Comparison comparison) => (comparison.Left, comparison.Right) switch
    {
        (var left, Number { Value: 0 }) when Argument(left) is { } variable => (variable, comparison.Relation),
        (Number { Value: 0 }, var right) when Argument(right) is { } variable => (variable, Relations.Mirror(comparison.Relation)),
        _ => null,
    };

    private static Variable? Argument(Expr node)
    {
        while (node is Call { Function.KeepsSign: true } call)
        {
            node = call.Children[0];
        }

        return node as Variable;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// When two nodes over the same children are the same. Sums and products are the same in any order; the first one made decides the
/// order that is shown and computed.
/// </summary>
internal sealed class StructuralComparer : IEqualityComparer<Expr>
{
    public int GetHashCode(Expr node)
    {
        var hash = OwnHash(node);
        var isOrdered = node is not (Sum or Product);
        foreach (var child in node.Children)
        {
            hash = isOrdered ? NodeHash.Then(hash, child.Id) : NodeHash.And(hash, child.Id);
        }

        return hash;
    }

    public bool Equals(Expr a, Expr b) =>
        a.Children.Length == b.Children.Length && IsSameOperation(a, b)
            && (HaveSameOrder(a, b) || (a is Sum or Product && HaveSameMembers(a, b)));

    private static int OwnHash(Expr node) => node switch
    {
        Number number => number.Value.GetHashCode(),
        Variable variable => StringComparer.Ordinal.GetHashCode(variable.Name),
        Power power => power.Exponent,
        Call call => call.Function.GetHashCode(),
        Comparison comparison => 7 + (int)comparison.Relation,
        Logic logic => 17 + (int)logic.Operator,
        Marked marked => marked.Mark.GetHashCode(),
        Sum => 1,
        Product => 2,
        _ => 3,
    };

    private static bool IsSameOperation(Expr a, Expr b) => (a, b) switch
    {
        (Number x, Number y) => x.Value.Equals(y.Value),
        (Variable x, Variable y) => x.Kind == y.Kind && x.Name == y.Name,
        (Power x, Power y) => x.Exponent == y.Exponent,
        (Call x, Call y) => x.Function == y.Function,
        (Comparison x, Comparison y) => x.Relation == y.Relation,
        (Logic x, Logic y) => x.Operator == y.Operator,
        (Marked x, Marked y) => x.Mark.Equals(y.Mark),
        _ => a.GetType() == b.GetType(),
    };

    private static bool HaveSameOrder(Expr a, Expr b)
    {
        for (var i = 0; i < a.Children.Length; i++)
        {
            if (!ReferenceEquals(a.Children[i], b.Children[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HaveSameMembers(Expr a, Expr b) => Ids(a.Children).SequenceEqual(Ids(b.Children));

    private static IEnumerable<int> Ids(ImmutableArray<Expr> nodes) => nodes.Select(n => n.Id).OrderBy(i => i);
}

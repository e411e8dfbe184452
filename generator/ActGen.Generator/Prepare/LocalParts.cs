using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Prepare;

/// <summary>
/// The parts of expressions of a row that few variables decide: the inputs of an element, with nothing of its row or of what reaches it, or
/// one reduction. In each product, and in each sum behind what its terms have in common, they are one part.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="own">The variables that decide: inputs, or a reduction; learnables may be in it.</param>
/// <param name="columns">The learnables along the columns; what a reduction decides is computed once for a row, without them.</param>
internal sealed class LocalParts(ExprPool pool, IReadOnlyCollection<Variable> own, IReadOnlyCollection<Variable> columns)
{
    private readonly Dictionary<Expr, (bool OnOwn, bool OnOthers)> _known = new();

    /// <summary>The parts of expressions.</summary>
    public IReadOnlyList<Expr> Of(IReadOnlyList<Expr> nodes)
    {
        var parts = new HashSet<Expr>();
        var collect = Transform(part =>
        {
            parts.Add(part);
            return part;
        });
        foreach (var node in nodes)
        {
            collect.Of(node);
        }

        return parts.OrderBy(p => p.Id).ToList();
    }

    /// <summary>Replaces parts.</summary>
    public ExprTransform Replacing(IReadOnlyDictionary<Expr, Expr> replacements) =>
        Transform(part => replacements.TryGetValue(part, out var replacement) ? replacement : part);

    private ExprTransform Transform(Func<Expr, Expr> ofPart)
    {
        ExprTransform transform = null!;
        return transform = new(pool, enter: node => node switch
        {
            Variable => node,
            _ when !IsLocal(node) && !OnOthers(node) => node,
            { IsCondition: true } => OnOthers(node) ? null : node,
            _ when IsLocal(node) => ofPart(node),
            Sum => OfSum(node),
            Product => OfProduct(node),
            _ => null,
        });

        // What is multiplied by the same is added first.
        Expr? OfSum(Expr sum)
        {
            var terms = sum.Children.GroupBy(Others).ToDictionary(g => g.Key, g => pool.Sum(g.Select(Local).ToList()));
            return terms.Count == sum.Children.Length && !sum.Children.Any(IsLocal) ? null
                : pool.Sum(terms.Select(t => Joined(t.Key, t.Value)).ToList());
        }

        Expr? OfProduct(Expr product) => Local(product) is Variable or Number ? null : Joined(Others(product), Local(product));

        Expr Joined(Expr others, Expr local) =>
            pool.Product([transform.Of(others), IsLocal(local) && local is not Variable ? ofPart(local) : transform.Of(local)]);
    }

    // The factors of others, and what is left: numbers are on either side.
    private Expr Others(Expr term) => pool.Product(Factors(term).Where(OnOthers).ToList());

    private Expr Local(Expr term) => pool.Product(Factors(term).Where(f => !OnOthers(f)).ToList());

    private static IReadOnlyList<Expr> Factors(Expr term) => term is Product ? term.Children : new[] { term };

    private bool IsLocal(Expr node) => Variables(node) is { OnOwn: true, OnOthers: false };

    private bool OnOthers(Expr node) => Variables(node).OnOthers;

    private (bool OnOwn, bool OnOthers) Variables(Expr node)
    {
        if (!_known.TryGetValue(node, out var known))
        {
            _known.Add(node, known = node switch
            {
                // Where an element is the largest of its row, both sides have to be what was computed for them.
                Comparison { Relation: Relation.Equal } => (false, true),
                Variable variable when own.Contains(variable) => (true, false),
                Variable variable => (false, variable.Kind is VariableKind.Input or VariableKind.Symbol
                    || (columns.Contains(variable) && own.Any(o => o.Kind == VariableKind.Symbol))),
                _ => (node.Children.Any(c => Variables(c).OnOwn), node.Children.Any(c => Variables(c).OnOthers)),
            });
        }

        return known;
    }
}

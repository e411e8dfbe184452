using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>
/// Matches a pattern against an expression, in any order of the terms of sums and factors of products. A wildcard that stands
/// alone in a sum or product takes all terms or factors that nothing else matched.
/// </summary>
internal sealed class PatternMatcher(ExprPool pool)
{
    private static readonly ImmutableDictionary<string, Expr> Nothing = ImmutableDictionary<string, Expr>.Empty;

    /// <summary>Rewrites a node by a rule; null where it does not match.</summary>
    public Expr? Rewrite(Rule rule, Expr node)
    {
        Expr? result = null;
        MatchRoot(rule.PatternTree, node, (bindings, rest) =>
        {
            if (rule.Guard?.Invoke(bindings) == false)
            {
                return false;
            }

            var replacement = RuleText.Instantiate(pool, rule.Replacement, bindings);
            result = rest.Count == 0 ? replacement
                : node is Sum ? pool.Sum(rest.Append(replacement).ToList())
                : pool.Product(rest.Append(replacement).ToList());
            return !ReferenceEquals(result, node);
        });
        return ReferenceEquals(result, node) ? null : result;
    }

    private bool MatchRoot(Expr pattern, Expr node, Func<ImmutableDictionary<string, Expr>, IReadOnlyList<Expr>, bool> accept) =>
        (pattern, node) switch
        {
            (Sum, Sum) or (Product, Product) =>
                MatchParts(pattern.Children.ToList(), node.Children.ToList(), Nothing, accept),
            _ => Match(pattern, node, Nothing, bindings => accept(bindings, Array.Empty<Expr>())),
        };

    private bool Match(
        Expr pattern, Expr node, ImmutableDictionary<string, Expr> bindings, Func<ImmutableDictionary<string, Expr>, bool> accept)
    {
        switch (pattern)
        {
            case Variable { Kind: VariableKind.Symbol, Name: var name }:
                return bindings.TryGetValue(name, out var bound)
                    ? ReferenceEquals(bound, node) && accept(bindings)
                    : !node.IsCondition && accept(bindings.Add(name, node));
            case Number number:
                return node is Number other && other.Value == number.Value && accept(bindings);
            case var _ when IsBound(pattern, bindings):
                return ReferenceEquals(Substitute(pattern, bindings), node) && accept(bindings);
            // -u with u free: u is the negated node.
            case Product { Coefficient: var c } product when c != 1 && product.Children.Length == 2 && product.Children[1] is Variable free:
                return accept(bindings.Add(free.Name, pool.Product(pool.Power(pool.Number(c), -1), node)));
            case Sum:
                return node is Sum && MatchAll(pattern, node, bindings, accept);
            case Product:
                return MatchAll(pattern, node, bindings, accept);
            case Power power:
                return node is Power p && p.Exponent == power.Exponent && Match(power.Base, p.Base, bindings, accept);
            case Call call:
                return node is Call c2 && c2.Function == call.Function && MatchEach(call.Children, c2.Children, 0, bindings, accept);
            case Select:
                return node is Select && MatchEach(pattern.Children, node.Children, 0, bindings, accept);
            case Comparison comparison:
                return node is Comparison c3 && c3.Relation == comparison.Relation
                    && MatchEach(pattern.Children, node.Children, 0, bindings, accept);
            default:
                return false;
        }
    }

    private bool MatchEach(
        ImmutableArray<Expr> patterns, ImmutableArray<Expr> nodes, int index,
        ImmutableDictionary<string, Expr> bindings, Func<ImmutableDictionary<string, Expr>, bool> accept) =>
        index == patterns.Length
            ? accept(bindings)
            : Match(patterns[index], nodes[index], bindings, b => MatchEach(patterns, nodes, index + 1, b, accept));

    // A sum or product inside a pattern must match whole; a free wildcard takes what is left.
    private bool MatchAll(
        Expr pattern, Expr node, ImmutableDictionary<string, Expr> bindings, Func<ImmutableDictionary<string, Expr>, bool> accept)
    {
        var parts = node.GetType() == pattern.GetType() ? node.Children.ToList() : new List<Expr> { node };
        var wildcard = pattern.Children.OfType<Variable>().LastOrDefault(v => !bindings.ContainsKey(v.Name));
        // With a wildcard beside it, a number is one of its factors: of -c * f(u), c is -0.5 where the node is 0.5 * f(u).
        var number = wildcard is null || pattern is not Product ? null : pattern.Children.OfType<Number>().FirstOrDefault();
        var patterns = pattern.Children.Where(p => !ReferenceEquals(p, wildcard) && !ReferenceEquals(p, number)).ToList();
        return MatchParts(patterns, parts, bindings, (b, rest) =>
        {
            if (wildcard is null)
            {
                return rest.Count == 0 && accept(b);
            }

            if (rest.Count == 0 && pattern is Sum)
            {
                return false;
            }

            var taken = pattern is Sum ? pool.Sum(rest)
                : pool.Product(number is null ? rest : rest.Append(pool.Power(pool.Number(number.Value), -1)).ToList());
            // But no sign is made up for what is no number: 1 - w + w * f(u) is not 1 and a difference.
            return (number is null || taken is Number || rest.Any(part => part is Number own && own.Value == number.Value))
                && (b.TryGetValue(wildcard.Name, out var known)
                    ? ReferenceEquals(known, taken) && accept(b)
                    : accept(b.Add(wildcard.Name, taken)));
        });
    }

    // Assigns each pattern to a different part, trying all ways.
    private bool MatchParts(
        List<Expr> patterns, List<Expr> parts, ImmutableDictionary<string, Expr> bindings,
        Func<ImmutableDictionary<string, Expr>, IReadOnlyList<Expr>, bool> accept)
    {
        // Numbers and functions decide soonest.
        var ordered = patterns.OrderBy(p => p is Number ? 0 : p is Call ? 1 : p is Variable ? 3 : 2).ToList();
        return patterns.Count <= parts.Count && Assign(ordered, 0, parts, new bool[parts.Count], bindings, accept);
    }

    private bool Assign(
        List<Expr> patterns, int index, List<Expr> parts, bool[] taken, ImmutableDictionary<string, Expr> bindings,
        Func<ImmutableDictionary<string, Expr>, IReadOnlyList<Expr>, bool> accept)
    {
        if (index == patterns.Count)
        {
            return accept(bindings, parts.Where((_, i) => !taken[i]).ToList());
        }

        var pattern = patterns[index];
        var known = IsBound(pattern, bindings) ? Substitute(pattern, bindings) : null;
        for (var i = 0; i < parts.Count; i++)
        {
            if (taken[i] || (known is not null ? !ReferenceEquals(known, parts[i]) : !CouldMatch(pattern, parts[i])))
            {
                continue;
            }

            taken[i] = true;
            if (known is not null
                ? Assign(patterns, index + 1, parts, taken, bindings, accept)
                : Match(pattern, parts[i], bindings, b => Assign(patterns, index + 1, parts, taken, b, accept)))
            {
                return true;
            }

            taken[i] = false;
        }

        return false;
    }

    /// <summary>
    /// A look at the kind of a node and at the functions it calls directly, which rules out most rules; false where it cannot match.
    /// </summary>
    public static bool CouldMatchRoot(Expr pattern, Expr node)
    {
        if (pattern is not (Sum or Product))
        {
            return pattern.GetType() == node.GetType() && CouldMatch(pattern, node);
        }

        if (pattern.GetType() != node.GetType() || pattern.Children.Length > node.Children.Length)
        {
            return false;
        }

        foreach (var part in pattern.Children)
        {
            if (part is Number or Call && !AnyCouldMatch(part, node.Children))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CouldMatch(Expr pattern, Expr part) => pattern switch
    {
        Number number => part is Number other && other.Value == number.Value,
        Call call => part is Call other && other.Function == call.Function,
        Power power => part is Power other && other.Exponent == power.Exponent,
        Product => HasCalls(pattern.Children, part),
        _ => true,
    };

    // A product may also match a single factor.
    private static bool HasCalls(ImmutableArray<Expr> patterns, Expr part)
    {
        foreach (var pattern in patterns)
        {
            if (pattern is Call && !(part is Product ? AnyCouldMatch(pattern, part.Children) : CouldMatch(pattern, part)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AnyCouldMatch(Expr pattern, ImmutableArray<Expr> parts)
    {
        foreach (var part in parts)
        {
            if (CouldMatch(pattern, part))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBound(Expr pattern, ImmutableDictionary<string, Expr> bindings) =>
        pattern is Variable { Kind: VariableKind.Symbol } variable ? bindings.ContainsKey(variable.Name)
            : pattern.Children.Length > 0 && pattern.Children.All(c => c is Number || IsBound(c, bindings));

    private Expr Substitute(Expr pattern, ImmutableDictionary<string, Expr> bindings) => pattern switch
    {
        Variable { Kind: VariableKind.Symbol } variable => bindings[variable.Name],
        Number number => pool.Number(number.Value),
        _ => pool.With(pattern, pattern.Children.Select(c => Substitute(c, bindings)).ToList()),
    };
}

using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// An expression as a function of one quantity times a rest: <c>tanh(a * x) / a</c> is <c>tanh(u) / u</c> times <c>x</c>, with <c>u = a *
/// x</c>.
/// </summary>
/// <param name="Variable">The symbol for the quantity.</param>
/// <param name="Function">The function.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Scale">The factor of the function.</param>
internal sealed record OneVariable(Variable Variable, Expr Function, Expr Quantity, Expr Scale)
{
    /// <summary>The ways in which an expression is one.</summary>
    public static IEnumerable<OneVariable> Of(ExprPool pool, Expr node)
    {
        var variables = Dependence.Variables(node).ToList();
        if (variables.Count == 1)
        {
            yield return new(variables[0], node, variables[0], pool.One);
            yield break;
        }

        var unit = pool.Variable("quantity", VariableKind.Symbol);
        foreach (var quantity in Quantities(node))
        {
            foreach (var variable in Dependence.Variables(quantity)
                .Where(v => quantity is not Expressions.Variable && IsFactor(quantity, v)))
            {
                var replaced = Substitution.Replace(pool, node, new Dictionary<Expr, Expr> { [variable] = unit * variable / quantity });
                if (Split(pool, replaced, unit) is { } split)
                {
                    yield return new(unit, split.Function, quantity, split.Scale);
                }
            }
        }
    }

    /// <summary>
    /// A sum as functions of one variable, each with a factor of the others: <c>tanh(x) / x - b * x / sin(x) + b</c> is <c>tanh(x) / x</c>
    /// and b times <c>1 - x / sin(x)</c>. Terms that are no such product stand alone, as a factor of 1.
    /// </summary>
    public static IReadOnlyList<OneVariable> ByScale(ExprPool pool, Sum sum, Variable variable) => sum.Children
        .Select(term => Split(pool, term, variable) ?? (Function: pool.One, Scale: term)).GroupBy(t => t.Scale)
        .Select(g => new OneVariable(variable, pool.Sum(g.Select(t => t.Function).ToList()), variable, g.Key)).ToList();

    /// <summary>The description for a person.</summary>
    public static string Shown(Expr node) => node.WrittenLength <= 30 ? node.ToString() : "what cancels";

    // What functions are taken of, without numbers.
    private static IEnumerable<Expr> Quantities(Expr node) => ExprTraversal.Unique(node).OfType<Call>()
        .SelectMany(c => c.Children, (_, argument) => LinearForm.Of(argument).Form.Terms)
        .Where(t => t.Count == 1).Select(t => t[0].Term).OfType<Product>().Distinct();

    private static bool IsFactor(Expr quantity, Variable variable) => quantity is Product && quantity.Children.Contains(variable);

    private static (Expr Function, Expr Scale)? Split(ExprPool pool, Expr node, Variable unit)
    {
        if (!node.MayContain(unit) && !Dependence.IsConstant(node))
        {
            return (pool.One, node);
        }

        switch (node)
        {
            case Product:
                var (function, scale) = (pool.One, pool.One);
                foreach (var factor in node.Children)
                {
                    if (Split(pool, factor, unit) is not { } split)
                    {
                        return null;
                    }

                    (function, scale) = (function * split.Function, scale * split.Scale);
                }

                return (function, scale);
            case Power power:
                return Split(pool, power.Base, unit) is { } @base
                    ? (pool.Power(@base.Function, power.Exponent), pool.Power(@base.Scale, power.Exponent)) : null;
            case Sum:
                var parts = node.Children.Select(c => Split(pool, c, unit)).ToList();
                return parts.All(p => p is not null && ReferenceEquals(p.Value.Scale, parts[0]!.Value.Scale))
                    ? (pool.Sum(parts.Select(p => p!.Value.Function).ToList()), parts[0]!.Value.Scale) : null;
            case Select select:
                return !IsOf(select.Condition, unit) || Split(pool, select.IfTrue, unit) is not { } yes
                    || Split(pool, select.IfFalse, unit) is not { } no || !ReferenceEquals(yes.Scale, no.Scale)
                    ? null : (pool.Select(select.Condition, yes.Function, no.Function), yes.Scale);
            default:
                return IsOf(node, unit) ? (node, pool.One) : null;
        }
    }

    private static bool IsOf(Expr node, Variable unit) => Dependence.Variables(node).All(v => ReferenceEquals(v, unit));
}

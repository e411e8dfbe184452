using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Describe;

/// <summary>
/// The inputs at which an expression is 0, where they can be written down: of what is affine in the input, of what is made of magnitudes
/// of that without parameters, of functions that are 0 at 0 alone, and of products and powers of these.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="input">The input.</param>
/// <param name="evaluate">The value of an expression without the input, with the parameters where they start.</param>
internal sealed class Roots(ExprPool pool, Variable input, Func<Expr, double> evaluate)
{
    // Each magnitude is tried with both signs.
    private const int MostMagnitudes = 4;

    private static readonly IReadOnlyList<Expr> None = Array.Empty<Expr>();

    /// <summary>The roots; null where they cannot be told.</summary>
    public IReadOnlyList<Expr>? Of(Expr expression)
    {
        if (!Dependence.OnInput(expression) || expression is Power { Exponent: < 0 })
        {
            return None;
        }

        return expression switch
        {
            _ when OfAffine(expression) is { } root => new[] { root },
            Power power => Of(power.Base),
            Product product => Union(product.Children.Select(Of)),
            Call call when !call.Function.Range.ContainsZero => None,
            Call { Function.Zeros: Zeros.OnlyAtZero } call => Of(call.Children[0]),
            // Where a parameter moves them, which of the branches have a root changes while it is learned.
            _ when expression.Kinds == VariableKinds.Input && Magnitudes(expression) is { Count: > 0 and <= MostMagnitudes } magnitudes =>
                Union(new[] { 1, -1 }.Select(sign => OfBranch(expression, magnitudes[0], sign))),
            _ => null,
        };
    }

    private static IReadOnlyList<Expr>? Union(IEnumerable<IReadOnlyList<Expr>?> parts)
    {
        var all = parts.ToList();
        return all.Any(part => part is null) ? null : all.SelectMany(part => part!).Distinct().ToList();
    }

    private Expr? OfAffine(Expr expression)
    {
        return AffineForm.Of(expression, input) is { Slope: not Number { Value: 0 } } form && !Dependence.OnInput(form.Slope)
            ? -(form.Offset / form.Slope) : null;
    }

    // abs(u) is u where u has no sign, and -u elsewhere.
    private IReadOnlyList<Expr>? OfBranch(Expr expression, Expr magnitude, int sign)
    {
        var argument = sign > 0 ? magnitude.Children[0] : -magnitude.Children[0];
        var branch = Substitution.Replace(pool, expression, new Dictionary<Expr, Expr> { [magnitude] = argument });
        return Of(branch)?.Where(root => evaluate(At(argument, root)) >= -1e-12).ToList();
    }

    private static IReadOnlyList<Expr> Magnitudes(Expr expression) =>
        Within(expression).Where(node => node is Call { Function.Name: "abs" } && Dependence.OnInput(node)).Distinct().ToList();

    // Innermost first, so that what stands within a magnitude is free of others.
    private static IEnumerable<Expr> Within(Expr node) => node.Children.SelectMany(Within).Append(node);

    private Expr At(Expr node, Expr point) => Substitution.Replace(pool, node, new Dictionary<Expr, Expr> { [input] = point });
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Reads expressions as quotients of sums of exponentials, in whatever functions they are spelled. What is none is a factor as it is.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="inner">The form of what stands inside of other functions.</param>
internal sealed class ExpReader(ExprPool pool, Func<Expr, Expr> inner)
{
    private const int MaxPower = 6;

    private readonly Interpreter _constants = new(new Dictionary<string, double>());
    private readonly Dictionary<Expr, ExpFraction?> _done = new();

    /// <summary>Whether a function is a quotient of exponentials.</summary>
    public static bool IsExponential(Expr node) =>
        node is Call { Function: var function } && (function.Name == "exp" || function.Exponentials is not null);

    /// <summary>The quotient; null where it has too many terms.</summary>
    public ExpFraction? Read(Expr node)
    {
        if (!_done.TryGetValue(node, out var known))
        {
            _done.Add(node, known = ReadNew(node));
        }

        return known;
    }

    private ExpFraction? ReadNew(Expr node)
    {
        switch (node)
        {
            case Number number:
                return number.Value == 0 ? new(ExpPolynomial.Of(), new List<(ExpPolynomial, int)>())
                    : ExpFraction.Of(new ExpTerm(number.Value, LinearForm.Zero, pool.One));
            case var _ when Dependence.IsConstant(node) && _constants.Evaluate(node) is var value && !double.IsNaN(value)
                && !double.IsInfinity(value):
                return Read(pool.Number(value));
            case Sum:
                return ExpFraction.Sum(node.Children.Select(Read).ToList()) is { } sum ? WithoutSquares(sum) : null;
            case Product:
                return node.Children.Select(Read).Aggregate(ExpFraction.Times) is { } product ? WithoutSquares(product) : null;
            case Power power when Math.Abs(power.Exponent) <= MaxPower:
                return Read(power.Base) is { Numerator.Terms.Count: > 0 } @base ? @base.ToPower(power.Exponent) : null;
            case Call { Function.Name: "exp" } call:
                var (form, offset) = LinearForm.Of(inner(call.Children[0]));
                return Math.Abs(offset) < 80 ? ExpFraction.Of(new ExpTerm(Math.Exp(offset), form, pool.One)) : Atom(node);
            case Call { Function.Name: "sign" } call:
                return ExpFraction.Times(Read(call.Children[0]), Read(pool.Power(pool.Call("abs", call.Children[0]), -1)));
            case Call { Function.Exponentials: { } text } call:
                return Read(RuleText.Expand(pool, text, call.Children));
            default:
                return Atom(node);
        }
    }

    // sqrt(u)^2 is u: then what cancels does.
    private ExpFraction? WithoutSquares(ExpFraction fraction)
    {
        var roots = fraction.Numerator.Terms.SelectMany(t => Factors(t.Monomial))
            .Where(f => f.Base is Call { Function.Square: not null })
            .GroupBy(f => (Call)f.Base, f => f.Exponent).ToList();
        foreach (var root in roots)
        {
            var lowest = Math.Min(0, root.Min());
            var square = Read(RuleText.Expand(pool, root.Key.Function.Square!, root.Key.Children));
            if (square is null || square.Divisors.Count > 0)
            {
                continue;
            }

            var parts = fraction.Numerator.Terms.Select(t =>
            {
                var power = Factors(t.Monomial).Where(f => ReferenceEquals(f.Base, root.Key)).Select(f => f.Exponent)
                    .FirstOrDefault() - lowest;
                var rest = new ExpTerm(t.Factor, t.Exponent, t.Monomial * pool.Power(root.Key, (power % 2) - power));
                return power < 2 ? ExpPolynomial.Of(rest) : square.Numerator.ToPower(power / 2)?.Times(ExpPolynomial.Of(rest));
            }).ToList();
            if (parts.Any(p => p is null) || ExpPolynomial.Sum(parts.SelectMany(p => p!.Terms)) is not { } numerator)
            {
                return fraction;
            }

            fraction = fraction with { Numerator = numerator };
        }

        return fraction;
    }

    private static IEnumerable<(Expr Base, int Exponent)> Factors(Expr monomial) =>
        (monomial is Product ? (IEnumerable<Expr>)monomial.Children : new[] { monomial }).Select(f => f is Power power
            ? (power.Base, power.Exponent) : (f, 1));

    private ExpFraction Atom(Expr node)
    {
        var atom = inner(node);
        return atom is Number ? Read(atom)! : ExpFraction.Of(new ExpTerm(1, LinearForm.Zero, atom));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilise;

/// <summary>
/// Reads expressions as quotients of sums of exponentials, in whatever functions they are spelled. What is none is a factor as it is.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="inner">The form of what stands inside of other functions.</param>
internal sealed class ExpReader(ExprPool pool, Func<Expr, Expr> inner)
{
    private const int MaxPower = 6;

    // Functions that are quotients of exponentials of u.
    private static readonly IReadOnlyDictionary<string, string> Spellings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["expm1"] = "exp(u) - 1",
        ["sinh"] = "(exp(u) - exp(-u)) / 2",
        ["cosh"] = "(exp(u) + exp(-u)) / 2",
        ["tanh"] = "(exp(2 * u) - 1) / (exp(2 * u) + 1)",
        ["sechsq"] = "4 * exp(2 * u) / ((exp(2 * u) + 1) * (exp(2 * u) + 1))",
        ["sigmoid"] = "exp(u) / (exp(u) + 1)",
    };

    private readonly Dictionary<Expr, ExpFraction?> _done = new();

    /// <summary>Whether a function is a quotient of exponentials.</summary>
    public static bool IsExponential(Expr node) => node is Call { Function.Name: var name } && (name == "exp" || Spellings.ContainsKey(name));

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
                return number.Value == 0 ? new(ExpPolynomial.Of(), new List<(ExpPolynomial, int)>()) : ExpFraction.Of(new ExpTerm(number.Value, LinearForm.Zero, pool.One));
            case Sum:
                return ExpFraction.Sum(node.Children.Select(Read).ToList());
            case Product:
                return node.Children.Select(Read).Aggregate(ExpFraction.Times);
            case Power power when Math.Abs(power.Exponent) <= MaxPower:
                return Read(power.Base) is { Numerator.Terms.Count: > 0 } radix ? radix.ToPower(power.Exponent) : null;
            case Call { Function.Name: "exp" } call:
                var (form, offset) = LinearForm.Of(inner(call.Children[0]));
                return Math.Abs(offset) < 80 ? ExpFraction.Of(new ExpTerm(Math.Exp(offset), form, pool.One)) : Atom(node);
            case Call call when Spellings.TryGetValue(call.Function.Name, out var text):
                return Read(RuleText.Expand(pool, text, call.Children));
            default:
                return Atom(node);
        }
    }

    private ExpFraction Atom(Expr node)
    {
        var atom = inner(node);
        return atom is Number ? Read(atom)! : ExpFraction.Of(new ExpTerm(1, LinearForm.Zero, atom));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>Writes quotients in forms in which nothing on the way overflows or cancels.</summary>
/// <param name="pool">The pool of the expressions.</param>
internal sealed class ExpWriter(ExprPool pool)
{
    private const int MaxSteps = 8;

    /// <summary>
    /// With the one exponential <c>exp(-abs(w))</c>; without exponentials, over one divisor. Null where exponentials are of several
    /// independent quantities.
    /// </summary>
    public Expr? Write(ExpFraction fraction) => (HasExponentials(fraction) ? OfExponentials(fraction) : Plain(fraction))?.ToExpr();

    /// <summary>In powers of a variable without exponentials of it, where it is large in those of its reciprocal.</summary>
    public Expr? Write(ExpFraction fraction, Variable variable) =>
        HasExponentials(fraction) ? null : OfVariable(fraction, variable)?.ToExpr();

    /// <summary>The logarithm of a quotient of exponentials that is positive; null where that is not known.</summary>
    public Expr? WriteLog(ExpFraction fraction) => HasExponentials(fraction) ? OfExponentials(fraction)?.ToLog() : null;

    private static bool HasExponentials(ExpFraction fraction) => Polynomials(fraction).Any(p => p.Terms.Any(t => !t.Exponent.IsZero));

    private static IEnumerable<ExpPolynomial> Polynomials(ExpFraction fraction) =>
        fraction.Divisors.Select(d => d.Base).Prepend(fraction.Numerator);

    private PowerQuotient? OfExponentials(ExpFraction fraction)
    {
        var differences = Polynomials(fraction).SelectMany(p => p.Terms.Skip(1).Select(t => t.Exponent.Plus(p.Terms[0].Exponent, -1)))
            .Where(d => !d.IsZero).ToList();
        if (differences.Count == 0 || Unit(differences) is not { } unit)
        {
            return null;
        }

        var exponent = fraction.Divisors.Aggregate(fraction.Numerator.Terms[0].Exponent, (r, d) =>
            r.Plus(d.Base.Terms[0].Exponent, -d.Power));
        // Numbers that were multiplied and divided come back to whole ones.
        var multiple = exponent.Over(unit) is { } ratio ? Math.Abs(ratio - Math.Round(ratio)) < 1e-9
            ? Math.Round(ratio) : ratio : (double?)null;
        var left = multiple is null ? pool.Call("exp", exponent.ToExpr(pool)) : pool.One;
        return Quotient(
            fraction, (t, p) =>
                (Math.Round(t.Exponent.Plus(p.Terms[0].Exponent, -1).Over(unit)!.Value), t.Factor, t.Monomial),
                new ExponentialQuantity(pool, unit), multiple ?? 0, left);
    }

    private PowerQuotient? Plain(ExpFraction fraction) =>
        Quotient(fraction, (t, _) => (0, t.Factor, t.Monomial), new NoQuantity(pool), 0, pool.One);

    private PowerQuotient? OfVariable(ExpFraction fraction, Variable variable)
    {
        int Power(Expr monomial) => monomial switch
        {
            Product => monomial.Children.Sum(Power),
            Power power => ReferenceEquals(power.Base, variable) ? power.Exponent : 0,
            _ => ReferenceEquals(monomial, variable) ? 1 : 0,
        };
        return Quotient(
            fraction, (t, _) =>
                (Power(t.Monomial), t.Factor, t.Monomial * pool.Power(variable, -Power(t.Monomial))), new VariableQuantity(pool, variable),
                0, pool.One);
    }

    private PowerQuotient? Quotient(
        ExpFraction fraction, Func<ExpTerm, ExpPolynomial, (double Power, double Factor, Expr Monomial)> term, Quantity quantity,
        double shift, Expr left)
    {
        var sums = Polynomials(fraction).Select(p => PowerSum.Of(p.Terms.Select(t => term(t, p)).ToList(), quantity.CountsOnes)).ToList();
        return sums.Any(s => s is null) ? null
            : new PowerQuotient(pool, quantity, sums[0]!, sums.Skip(1).Zip(fraction.Divisors, (s, d) => (s!, d.Power))
                .ToList(), shift, left);
    }

    // The largest quantity that all exponents are multiples of.
    private static LinearForm? Unit(IReadOnlyList<LinearForm> differences)
    {
        var first = differences[0];
        var ratios = differences.Select(d => d.Over(first)).ToList();
        if (ratios.Any(r => r is null))
        {
            return null;
        }

        var smallest = ratios.Min(r => Math.Abs(r!.Value));
        for (var steps = 1; steps <= MaxSteps; steps++)
        {
            if (ratios.All(r => Math.Abs((r!.Value * steps / smallest) - Math.Round(r.Value * steps / smallest)) < 1e-9))
            {
                var unit = first.Times(smallest / steps);
                return unit.Terms[0].Factor < 0 ? unit.Times(-1) : unit;
            }
        }

        return null;
    }
}

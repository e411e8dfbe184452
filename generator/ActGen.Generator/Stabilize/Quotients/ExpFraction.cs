using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>A quotient of sums of exponentials; the divisor in the factors in which it was written.</summary>
/// <param name="Numerator">The dividend.</param>
/// <param name="Divisors">The factors it is divided by, each with more than one term, and their powers.</param>
internal sealed record ExpFraction(ExpPolynomial Numerator, IReadOnlyList<(ExpPolynomial Base, int Power)> Divisors)
{
    public static ExpFraction Of(params ExpTerm[] terms) => new(ExpPolynomial.Of(terms), new List<(ExpPolynomial, int)>());

    public static ExpFraction? Over(ExpFraction? above, ExpFraction? below)
    {
        if (above is null || below is null || below.Numerator.Terms.Count == 0)
        {
            return null;
        }

        var numerator = below.Divisors.Aggregate((ExpPolynomial?)above.Numerator, (n, d) => d.Base.ToPower(d.Power) is { } raised
            ? n?.Times(raised) : null);
        var divisors = above.Divisors;
        if (below.Numerator.Terms.Count == 1)
        {
            numerator = numerator?.Times(ExpPolynomial.Of(below.Numerator.Terms[0].Inverse()));
        }
        else
        {
            divisors = Merged(divisors, new[] { (below.Numerator, 1) });
        }

        return numerator is null ? null : new(numerator, divisors);
    }

    public static ExpFraction? Times(ExpFraction? a, ExpFraction? b) =>
        a is null || b is null || a.Numerator.Times(b.Numerator) is not { } numerator
            ? null : new(numerator, Merged(a.Divisors, b.Divisors));

    /// <summary>The sum over one divisor.</summary>
    public static ExpFraction? Sum(IReadOnlyList<ExpFraction?> fractions)
    {
        if (fractions.Any(f => f is null))
        {
            return null;
        }

        var divisors = fractions.SelectMany(f => f!.Divisors).GroupBy(d => d.Base.Key).Select(g => (g.First().Base, g.Max(d => d.Power)))
            .ToList();
        var terms = new List<ExpTerm>();
        foreach (var fraction in fractions)
        {
            var numerator = fraction!.Numerator;
            foreach (var (divisor, power) in divisors)
            {
                var missing = power - fraction.Divisors.Where(d => d.Base.Key == divisor.Key).Select(d => d.Power).FirstOrDefault();
                for (var i = 0; i < missing; i++)
                {
                    numerator = numerator?.Times(divisor);
                }
            }

            if (numerator is null)
            {
                return null;
            }

            terms.AddRange(numerator.Terms);
        }

        return ExpPolynomial.Sum(terms) is { } sum ? new(sum, divisors) : null;
    }

    public ExpFraction? ToPower(int exponent) => exponent < 0 ? Over(Of1(), ToPower(-exponent))
        : Numerator.ToPower(exponent) is { } numerator ? new(numerator, Divisors.Select(d => (d.Base, d.Power * exponent)).ToList()) : null;

    private ExpFraction Of1() => Of(new ExpTerm(1, LinearForm.Zero, Numerator.Terms[0].Monomial.Pool.One));

    private static IReadOnlyList<(ExpPolynomial Base, int Power)> Merged(
        IEnumerable<(ExpPolynomial Base, int Power)> a, IEnumerable<(ExpPolynomial Base, int Power)> b) =>
        a.Concat(b).GroupBy(d => d.Base.Key).Select(g => (g.First().Base, g.Sum(d => d.Power))).ToList();
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>A sum of terms, each a number times an exponential times powers of other expressions.</summary>
internal sealed class ExpPolynomial
{
    /// <summary>With more terms, a form is not what a person wrote as one quotient.</summary>
    public const int MaxTerms = 48;

    // What is left of numbers that cancel.
    private const double Residue = 1e-13;

    private ExpPolynomial(IReadOnlyList<ExpTerm> terms)
    {
        Terms = terms;
        Key = string.Join(";", terms.Select(t => FormattableString.Invariant($"{t.Factor:r}|{t.Exponent.Key}|{t.Monomial.Id}"))
            .OrderBy(k => k, StringComparer.Ordinal));
    }

    public IReadOnlyList<ExpTerm> Terms { get; }

    /// <summary>The same for equal polynomials.</summary>
    public string Key { get; }

    public static ExpPolynomial Of(params ExpTerm[] terms) => new(terms);

    public static ExpPolynomial? Sum(IEnumerable<ExpTerm> terms)
    {
        var collected = new Dictionary<(string, Expr), (ExpTerm Term, double Size)>();
        var order = new List<(string, Expr)>();
        foreach (var term in terms)
        {
            var key = (term.Exponent.Key, term.Monomial);
            if (collected.TryGetValue(key, out var known))
            {
                collected[key] = (known.Term with { Factor = known.Term.Factor + term.Factor }, known.Size + Math.Abs(term.Factor));
            }
            else
            {
                collected.Add(key, (term, Math.Abs(term.Factor)));
                order.Add(key);
            }
        }

        var left = order.Select(k => collected[k]).Where(t => Math.Abs(t.Term.Factor) > Residue * t.Size).Select(t => t.Term).ToList();
        return left.Count <= MaxTerms ? new ExpPolynomial(left) : null;
    }

    public ExpPolynomial? Times(ExpPolynomial other) => Terms.Count * other.Terms.Count > 8 * MaxTerms ? null
        : Sum(Terms.SelectMany(a => other.Terms.Select(b => a.Times(b))));

    public ExpPolynomial? ToPower(int exponent)
    {
        var result = this;
        for (var i = 1; i < exponent && result is not null; i++)
        {
            result = result.Times(this);
        }

        return result;
    }
}

/// <summary>A term of an <see cref="ExpPolynomial"/>.</summary>
/// <param name="Factor">A number.</param>
/// <param name="Exponent">Of the exponential.</param>
/// <param name="Monomial">The other factors.</param>
internal sealed record ExpTerm(double Factor, LinearForm Exponent, Expr Monomial)
{
    public ExpTerm Times(ExpTerm other) => new(Factor * other.Factor, Exponent.Plus(other.Exponent), Monomial * other.Monomial);

    public ExpTerm Inverse() => new(1 / Factor, Exponent.Times(-1), Monomial.Pool.Power(Monomial, -1));
}

using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Puts the two terms of the quotient rule over one divisor where they cancel: <c>3 / (2 + u) - 3 * u / sq(2 + u)</c> becomes
/// <c>6 / sq(2 + u)</c>. For large u nothing would be left of their difference.
/// </summary>
internal sealed class QuotientRule
{
    // More has to be multiplied out than is gained.
    private const int MaxTerms = 16;

    private readonly ExprPool _pool;
    private readonly ExprTransform _transform;

    public QuotientRule(ExprPool pool)
    {
        _pool = pool;
        _transform = new(pool, node => node is Sum sum ? OfSum(sum) : node);
    }

    public Expr Apply(Expr node) => _transform.Of(node);

    private Expr OfSum(Sum sum)
    {
        foreach (var over in sum.Children.SelectMany(t => Quotients(t)).ToLookup(q => q.Divisor))
        {
            var degrees = over.Select(q => q.Degree).Distinct().OrderBy(d => d).ToList();
            if (degrees.Count == 2 && degrees[1] == degrees[0] + 1 && Combined(over.Key, over.ToList(), degrees[1]) is { } combined)
            {
                return OfRest(sum.Children.Except(over.Select(q => q.Term)).Append(combined));
            }
        }

        return sum;
    }

    private Expr OfRest(IEnumerable<Expr> terms) => _pool.Sum(terms.ToList()) is var rest && rest is Sum sum ? OfSum(sum) : rest;

    // All over the higher degree; null where that is no shorter.
    private Expr? Combined(Expr divisor, IReadOnlyList<Quotient> quotients, int degree)
    {
        var terms = quotients
            .SelectMany(q => q.Degree == degree ? [q.Numerator] : divisor.Children.Select(part => q.Numerator * part)).ToList();
        var numerator = terms.Count > MaxTerms ? null : _pool.Sum(terms);
        var length = numerator is Sum ? numerator.Children.Length : 1;
        return numerator is not null && length < terms.Count && length < quotients.Count
            ? numerator * _pool.Power(divisor, -degree) : null;
    }

    private IEnumerable<Quotient> Quotients(Expr term) => term is Power { Exponent: < 0, Base: Sum } only
        ? [new(term, only.Base, -only.Exponent, _pool.One)]
        : (term as Product)?.Children.OfType<Power>().Where(f => f is { Exponent: < 0, Base: Sum })
            .Select(f => new Quotient(term, f.Base, -f.Exponent, Without(term, f))) ?? [];

    private Expr Without(Expr product, Expr factor) => _pool.Product(product.Children.Where(f => !ReferenceEquals(f, factor)).ToList());

    private sealed record Quotient(Expr Term, Expr Divisor, int Degree, Expr Numerator);
}

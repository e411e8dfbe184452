using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>A sum of multiples of expressions: the exponent of an exponential.</summary>
internal sealed class LinearForm
{
    public static readonly LinearForm Zero = new(Array.Empty<(Expr, double)>());

    private LinearForm(IEnumerable<(Expr Term, double Factor)> terms)
    {
        Terms = terms.Where(t => t.Factor != 0).OrderBy(t => t.Term.Id).ToList();
        Key = string.Join("+", Terms.Select(t => FormattableString.Invariant($"{t.Factor:r}*{t.Term.Id}")));
    }

    /// <summary>The terms, without a number, in the order in which the pool made them.</summary>
    public IReadOnlyList<(Expr Term, double Factor)> Terms { get; }

    /// <summary>The same for equal forms.</summary>
    public string Key { get; }

    public bool IsZero => Terms.Count == 0;

    /// <summary>An expression as such a sum, and the number in it.</summary>
    public static (LinearForm Form, double Offset) Of(Expr node)
    {
        var (terms, offset) = (new List<(Expr, double)>(), 0.0);
        Collect(node, 1);
        return (Collected(terms), offset);

        void Collect(Expr part, double factor)
        {
            switch (part)
            {
                case Number number:
                    offset += factor * number.Value;
                    break;
                case Sum sum:
                    foreach (var term in sum.Children)
                    {
                        Collect(term, factor);
                    }

                    break;
                case Product { Coefficient: var c } product when c != 1:
                    Collect(product.Rest, factor * c);
                    break;
                default:
                    terms.Add((part, factor));
                    break;
            }
        }
    }

    public LinearForm Plus(LinearForm other, double factor = 1) =>
        Collected(Terms.Concat(other.Terms.Select(t => (t.Term, factor * t.Factor))));

    public LinearForm Times(double factor) => new(Terms.Select(t => (t.Term, factor * t.Factor)));

    /// <summary>How many times another form it is; null where it is no multiple of it.</summary>
    public double? Over(LinearForm other)
    {
        if (IsZero)
        {
            return 0;
        }

        if (Terms.Count != other.Terms.Count || Terms.Zip(other.Terms, (a, b) => !ReferenceEquals(a.Term, b.Term)).Any(differs => differs))
        {
            return null;
        }

        var ratio = Terms[0].Factor / other.Terms[0].Factor;
        return Terms.Zip(other.Terms, (a, b) => Math.Abs(a.Factor - (ratio * b.Factor)) <= 1e-12 * Math.Abs(a.Factor)).All(same => same)
            ? ratio : null;
    }

    public Expr ToExpr(ExprPool pool) => pool.Sum(Terms.Select(t => pool.Number(t.Factor) * t.Term).ToList());

    private static LinearForm Collected(IEnumerable<(Expr Term, double Factor)> terms) => new(terms.GroupBy(t => t.Term).Select(g =>
    {
        var (sum, size) = (g.Sum(t => t.Factor), g.Sum(t => Math.Abs(t.Factor)));
        return (g.Key, Math.Abs(sum) <= 1e-14 * size ? 0 : sum);
    }));
}

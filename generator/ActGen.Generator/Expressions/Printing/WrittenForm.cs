using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>A base and a positive exponent, above or below the line of a fraction.</summary>
internal readonly record struct Factor(Expr Base, int Exponent);

/// <summary>
/// The rules that every way of writing shares: which term leads a sum, and what of a product stands above and below the line.
/// </summary>
internal static class WrittenForm
{
    /// <summary>The terms as shown: one without a sign leads, so that 1 - x is not shown as -x + 1.</summary>
    public static IReadOnlyList<Expr> Terms(Sum sum)
    {
        var terms = sum.Children.ToList();
        var lead = terms.FindIndex(t => !IsNegative(t));
        if (lead > 0)
        {
            var term = terms[lead];
            terms.RemoveAt(lead);
            terms.Insert(0, term);
        }

        return terms;
    }

    /// <summary>Whether a minus sign leads the expression.</summary>
    public static bool IsNegative(Expr term) => term is Number { Value: < 0 } or Product { Coefficient: < 0 };

    /// <summary>The number in front of a product, the factors above and the factors below the line.</summary>
    public static (double Coefficient, List<Factor> Above, List<Factor> Below) Fraction(Product product)
    {
        var (above, below) = (new List<Factor>(), new List<Factor>());
        foreach (var factor in product.Children.Skip(product.Children[0] is Number ? 1 : 0))
        {
            var (@base, exponent) = factor is Power power ? (power.Base, power.Exponent) : (factor, 1);
            (exponent < 0 ? below : above).Add(new Factor(@base, System.Math.Abs(exponent)));
        }

        return (product.Coefficient, above, below);
    }
}

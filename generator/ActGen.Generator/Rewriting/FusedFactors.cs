using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>The two factors of a product that is added to a sum without being rounded.</summary>
/// <param name="First">The factors of the first: what is the same for all rows, or one of the others.</param>
/// <param name="Second">The factors of the second.</param>
internal sealed record FusedFactors(IReadOnlyList<Expr> First, IReadOnlyList<Expr> Second)
{
    /// <summary>The factors; null for a product that is rounded first: one with a division by what differs from row to row.</summary>
    public static FusedFactors? Of(Product product)
    {
        if (product.Children.Any(f => f is Power { Exponent: < 0 } && Dependence.OnInput(f))
            || (product.Children.Length == 2 && product.Coefficient == -1))
        {
            return null;
        }

        var hoisted = product.Children.Where(f => !Dependence.OnInput(f)).ToList();
        var factors = product.Children.Where(Dependence.OnInput).ToList();
        if (factors.Count == 0)
        {
            return new(hoisted.Take(hoisted.Count - 1).ToList(), hoisted.Skip(hoisted.Count - 1).ToList());
        }

        // A square that grows with x is split between the two, or it would overflow before the other factors make it small.
        if (factors.Count > 1 && factors.OfType<Power>().FirstOrDefault(p => p.Exponent == 2 && p.IsPolynomial) is { } square)
        {
            factors[factors.IndexOf(square)] = square.Base;
            hoisted.Add(square.Base);
        }
        else if (hoisted.Count == 0 || (hoisted.Count == 1 && product.Coefficient == -1))
        {
            hoisted.Add(factors[0]);
            factors.RemoveAt(0);
        }

        return new(hoisted, factors);
    }
}

using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The order in which kernels multiply: what is bounded, what is the same for all rows, what grows, with squares in two factors, then
/// divisions; without anything bounded, what grows comes first, and the last of several such factors behind the division.
/// </summary>
/// <param name="Factors">What is multiplied.</param>
/// <param name="Divisors">What the product is divided by.</param>
/// <param name="Last">What is multiplied behind the division, or null.</param>
internal sealed record FactorOrder(IReadOnlyList<Expr> Factors, IReadOnlyList<Power> Divisors, Expr? Last)
{
    public static FactorOrder Of(IReadOnlyList<Expr> all)
    {
        var divisors = all.OfType<Power>().Where(p => p.Exponent < 0 && Dependence.OnInput(p)).ToList();
        var factors = all.Where(f => !divisors.Contains(f)).ToList();
        var bounded = factors.Where(f => Dependence.OnInput(f) && !f.IsPolynomial).ToList();
        var isSplit = bounded.Count + divisors.Count > 0;
        var growing = factors.Where(f => Dependence.OnInput(f) && f.IsPolynomial)
            .SelectMany(f => f is Power { Exponent: 2 } square && isSplit ? new[] { square.Base, square.Base } : new[] { f }).ToList();
        var last = bounded.Count == 0 && divisors.Count > 0 && growing.Count > 1 ? growing[growing.Count - 1] : null;
        growing.RemoveRange(growing.Count - (last is null ? 0 : 1), last is null ? 0 : 1);
        var scales = factors.Where(f => !Dependence.OnInput(f));
        return new((bounded.Count > 0 ? bounded.Concat(scales).Concat(growing) : growing.Concat(scales)).ToList(), divisors, last);
    }

    /// <summary>The two factors of a product that is added without being rounded; null where it is rounded first.</summary>
    public static (FactorOrder First, FactorOrder Second)? Fused(Product product)
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
            (hoisted, factors) = (hoisted.Take(hoisted.Count - 1).ToList(), hoisted.Skip(hoisted.Count - 1).ToList());
        }
        else if (factors.Count > 1 && factors.OfType<Power>().FirstOrDefault(p => p.Exponent == 2 && p.IsPolynomial) is { } square)
        {
            factors[factors.IndexOf(square)] = square.Base;
            hoisted.Add(square.Base);
        }
        else if (hoisted.Count == 0 || (hoisted.Count == 1 && product.Coefficient == -1))
        {
            hoisted.Add(factors[0]);
            factors.RemoveAt(0);
        }

        return (Of(hoisted), Of(factors));
    }
}

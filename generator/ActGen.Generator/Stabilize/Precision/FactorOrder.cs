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
}

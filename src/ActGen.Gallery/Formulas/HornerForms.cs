using ActGen.Generator.Expressions;

namespace ActGen.Gallery.Formulas;

/// <summary>
/// Polynomials that are computed from the inside, <c>a + x * (b + x * (c + x * d))</c>, are written as powers, as on paper; also those
/// in <c>|x|</c> and in <c>1 / x</c>, which would be fractions in fractions.
/// </summary>
internal static class HornerForms
{
    /// <summary>The same formula with its polynomials written as powers.</summary>
    public static Expr Expand(Expr formula) => Expand(Flat(formula, []), []);

    private static Expr Expand(Expr node, Dictionary<Expr, Expr> expanded)
    {
        if (!expanded.TryGetValue(node, out var result))
        {
            result = node is Sum sum && Nested(sum) is { } inner && Nested(inner.Inner) is { } further && further.Base == inner.Base
                ? node.Pool.Sum([.. Terms(sum, inner.Base)]) : node;
            result = node.Pool.Map(result, child => Expand(child, expanded));
            expanded.Add(node, result);
        }

        return result;
    }

    // The terms of a sum and of the sums nested in it, each times the powers before it.
    private static IEnumerable<Expr> Terms(Sum sum, Expr of)
    {
        foreach (var term in sum.Children)
        {
            if (Factors(term) is var (power, @base, rest) && @base == of)
            {
                foreach (var inner in Terms(rest, of))
                {
                    yield return inner * power;
                }
            }
            else
            {
                yield return term;
            }
        }
    }

    private static (Expr Base, Sum Inner)? Nested(Sum sum) =>
        sum.Children.Select(Factors).FirstOrDefault(factors => factors is not null) is var (_, @base, rest) ? (@base, rest) : null;

    // A power times a sum, and what it is a power of: of a name or of its magnitude, which 1 / x and |1 / x| are, too.
    private static (Expr Power, Expr Base, Sum Inner)? Factors(Expr term)
    {
        if (term is not Product { Children: var factors } || factors.OfType<Sum>().ToList() is not [var rest])
        {
            return null;
        }

        Expr[] others = [.. factors.Where(factor => factor != rest)];
        return others is [var number, var scaled] && number is Number ? Of(scaled, number)
            : others is [var power] ? Of(power, term.Pool.One) : null;

        (Expr, Expr, Sum)? Of(Expr power, Expr coefficient)
        {
            var @base = power is Power { Base: var inner } ? inner : power;
            return Root(@base) is Variable ? (coefficient * power, @base, rest) : null;
        }
    }

    private static Expr Root(Expr node) => node is Call { Function.Name: "abs" } call ? call.Children[0] : node;

    // |1 / x| is 1 / |x|: a fraction between bars is as high as two lines.
    private static Expr Flat(Expr node, Dictionary<Expr, Expr> flat)
    {
        if (!flat.TryGetValue(node, out var result))
        {
            result = node is Call { Function.Name: "abs" } call && call.Children[0] is Power { Base: Variable, Exponent: < 0 } inverse
                ? node.Pool.Power(node.Pool.Call(call.Function, inverse.Base), inverse.Exponent)
                : node.Pool.Map(node, child => Flat(child, flat));
            flat.Add(node, result);
        }

        return result;
    }
}

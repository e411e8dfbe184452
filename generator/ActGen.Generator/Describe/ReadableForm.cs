using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Describe;

/// <summary>
/// A derivative as a person would leave it. Kernels never see it: 0.1 / 0.1 is 1 to a reader, and to floats only by luck.
/// </summary>
internal static class ReadableForm
{
    // More digits than a person folds by heart.
    private const double LargestFolded = 1e6;
    private const int MostDigits = 6;

    private static readonly HashSet<string> Algebraic = ["sqrt", "abs", "sign", "relu", "floor", "round", "step", "min", "max", "clamp"];

    /// <summary>The simplified expression.</summary>
    public static Expr Of(Expr node)
    {
        var folded = new ExprTransform(node.Pool, leave: Simplify).Of(node);
        // Cases of their own may have numbers to add.
        var merged = new ExprTransform(node.Pool, leave: Simplify).Of(SignCases.Merge(folded));
        var shorter = merged.WrittenLength < folded.WrittenLength ? merged : folded;
        return ReadableCases.OfRoot(new ExprTransform(node.Pool, leave: ReadableCases.Simplify).Of(shorter));
    }

    /// <summary>A number as a sum or a product of short ones; null where it has more digits than a person would write.</summary>
    public static double? Short(double left, double right, Func<decimal, decimal, decimal> of) =>
        AsDecimal(left) is { } a && AsDecimal(right) is { } b && of(a, b) is var value && IsShort(value) ? (double)value : null;

    private static decimal? AsDecimal(double value) => value == 0 ? 0 : Decimal(value, 1);

    /// <summary>A node with its numbers gathered; its children are simplified.</summary>
    public static Expr Simplify(Expr node) => node switch
    {
        Power { Base: Call { Function.Name: "sqrt" } root, Exponent: var n } when n % 2 == 0 =>
            node.Pool.Power(root.Children[0], n / 2),
        Product product => Folded(product),
        Power { Base: Number } => Folded(node.Pool, [node], node),
        Sum sum => Added(sum),
        Comparison comparison => ReadableCases.Moved(comparison),
        Call { Function.Name: "sign" } call when call.Children[0] is Product { Coefficient: < 0 } =>
            -Simplify(call.Pool.Call("sign", -call.Children[0])),
        Call call => Evaluated(call),
        _ => node,
    };

    // Roots that come out even, and functions at 0, which a person knows by heart.
    private static Expr Evaluated(Call call)
    {
        if (!call.Children.All(c => c is Number) || call.Function.Reduction is not null)
        {
            return call;
        }

        var numbers = call.Children.Select(c => ((Number)c).Value).ToArray();
        var value = numbers[0] == 0 || Algebraic.Contains(call.Function.Name) ? call.Function.Value(numbers) : double.NaN;
        var isExact = call.Function.Name != "sqrt" || value * value == numbers[0];
        return isExact && AsDecimal(value) is not null ? call.Pool.Number(value) : call;
    }

    private static Expr Folded(Product product) => Folded(product.Pool, product.Children, product);

    private static Expr Added(Sum sum)
    {
        var numbers = sum.Children.OfType<Number>().Select(n => Decimal(n.Value, 1)).ToList();
        return numbers.Count < 2 || numbers.Any(n => n is null) || !IsShort(numbers.Sum()!.Value)
            ? sum
            : sum.Pool.Sum(sum.Children.Where(c => c is not Number).Append(sum.Pool.Number((double)numbers.Sum()!.Value)).ToList());
    }

    // The numbers of a product, gathered: equal ones cancel, and what is left is one short number or a fraction in lowest terms.
    private static Expr Folded(ExprPool pool, IReadOnlyList<Expr> factors, Expr unchanged)
    {
        var numbers = factors.Select(AsNumber).Where(n => n is not null).Select(n => n!.Value).ToList();
        if (numbers.Count == 0 || (numbers.Count == 1 && numbers[0] is { Exponent: 1, Value: not 1 }))
        {
            return unchanged;
        }

        if (numbers.Any(n => n is { Value: 0, Exponent: > 0 }) && !numbers.Any(n => n is { Value: 0, Exponent: < 0 }))
        {
            return pool.Zero;
        }

        var (above, below, odd) = (1m, 1m, new List<Expr>());
        foreach (var same in numbers.GroupBy(n => n.Value))
        {
            var exponent = same.Sum(n => n.Exponent);
            if (Decimal(same.Key, Math.Abs(exponent)) is { } value)
            {
                (above, below) = exponent > 0 ? (above * value, below) : (above, below * value);
            }
            else
            {
                odd.Add(pool.Power(pool.Number(same.Key), exponent));
            }
        }

        if (Math.Abs(above) > (decimal)LargestFolded || Math.Abs(below) > (decimal)LargestFolded || below == 0)
        {
            return unchanged;
        }

        return pool.Product(Fraction(pool, above, below).Where(f => f is not Number { Value: 1 })
            .Concat(odd).Concat(factors.Where(f => AsNumber(f) is null)).ToList());
    }

    private static IEnumerable<Expr> Fraction(ExprPool pool, decimal above, decimal below)
    {
        var quotient = above / below;
        if (IsShort(quotient) && quotient * below == above)
        {
            return [pool.Number((double)quotient)];
        }

        // x / 6.3 is shorter than 10 * x / 63.
        if (Math.Abs(above) == 1)
        {
            return [pool.Number((double)above), pool.Power(pool.Number((double)below), -1)];
        }

        for (; above != decimal.Truncate(above) || below != decimal.Truncate(below); above *= 10, below *= 10)
        {
        }

        var divisor = GreatestDivisor(Math.Abs(above), Math.Abs(below));
        return [pool.Number((double)(above / divisor)), pool.Power(pool.Number((double)(below / divisor)), -1)];
    }

    private static decimal GreatestDivisor(decimal a, decimal b) => b == 0 ? a : GreatestDivisor(b, a % b);

    private static (double Value, int Exponent)? AsNumber(Expr factor) => factor switch
    {
        Number { Value: var value } => (value, 1),
        Power { Base: Number { Value: var @base }, Exponent: var exponent } => (@base, exponent),
        _ => null,
    };

    // A power of a number with few digits; null for others, which are shown by their formulas.
    private static decimal? Decimal(double value, int exponent)
    {
        if (!(Math.Abs(value) is >= 1 / LargestFolded and <= LargestFolded) || !IsShort((decimal)value) || (double)(decimal)value != value)
        {
            return null;
        }

        var result = 1m;
        for (var i = 0; i < exponent; i++)
        {
            result *= (decimal)value;
            if (!IsShort(result))
            {
                return null;
            }
        }

        return result;
    }

    private static bool IsShort(decimal value)
    {
        var (rest, digits) = (Math.Abs(value), 0);
        for (; rest != decimal.Truncate(rest) && digits <= MostDigits; digits++)
        {
            rest *= 10;
        }

        return digits <= MostDigits && rest <= (decimal)LargestFolded;
    }
}

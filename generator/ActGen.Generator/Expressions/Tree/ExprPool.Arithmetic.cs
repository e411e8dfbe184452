using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>The canonical form of sums, products and powers.</summary>
internal sealed partial class ExprPool
{
    /// <summary>The largest exponent of an integer power: squares of squares of squares soon leave the integers.</summary>
    public const int MaxExponent = 4096;

    public Expr Sum(params Expr[] terms) => Sum((IReadOnlyList<Expr>)terms);

    /// <summary>A flat sum with equal terms collected: <c>a + (b - a)</c> is <c>b</c>.</summary>
    public Expr Sum(IReadOnlyList<Expr> terms)
    {
        var collected = new TermCollector();
        foreach (var term in terms)
        {
            AddTerm(collected, term, 1);
        }

        var result = new List<Expr>();
        for (var i = 0; i < collected.Count; i++)
        {
            var (key, coefficient) = (collected.Key(i), collected.Value(i));
            var term = key is null ? Number(coefficient) : Scale(key, coefficient);
            if (term is not Number { Value: 0 })
            {
                result.Add(term);
            }
        }

        return result.Count switch
        {
            0 => Zero,
            1 => result[0],
            _ => Intern(new Sum(this, NextId, result.ToImmutableArray())),
        };
    }

    public Expr Product(params Expr[] factors) => Product((IReadOnlyList<Expr>)factors);

    /// <summary>A flat product with equal bases collected: <c>a * x * a / x</c> is <c>a^2</c>. A zero makes the product zero.</summary>
    public Expr Product(IReadOnlyList<Expr> factors)
    {
        var coefficient = 1.0;
        var collected = new TermCollector();
        foreach (var factor in factors)
        {
            AddFactor(ref coefficient, collected, factor);
        }

        if (coefficient == 0)
        {
            return Zero;
        }

        var result = new List<Expr>();
        if (coefficient != 1)
        {
            result.Add(Number(coefficient));
        }

        for (var i = 0; i < collected.Count; i++)
        {
            if (collected.Value(i) is var exponent && exponent != 0)
            {
                result.Add(Power(collected.Key(i)!, Exponent(exponent)));
            }
        }

        return result.Count switch
        {
            0 => One,
            1 => result[0],
            _ => Intern(new Product(this, NextId, result.ToImmutableArray())),
        };
    }

    public Expr Power(Expr @base, int exponent)
    {
        switch (@base)
        {
            case var _ when exponent == 1:
                return @base;
            case var _ when exponent == 0:
                return One;
            case Number number when Exact.Power(number.Value, exponent) is { } value:
                return Number(value);
            case Power inner:
                return Power(inner.Base, Exponent((double)inner.Exponent * exponent));
            case Product product:
                return Product(product.Children.Select(f => Power(f, exponent)).ToList());
            default:
                return Intern(new Power(this, NextId, @base, exponent));
        }
    }

    private static int Exponent(double exponent) =>
        System.Math.Abs(exponent) <= MaxExponent ? (int)exponent : throw new FormulaTooLargeException();

    private Expr Scale(Expr term, double coefficient) =>
        coefficient == 0 ? Zero : coefficient == 1 ? term : Product(Number(coefficient), term);

    private static void AddTerm(TermCollector collected, Expr term, double sign)
    {
        switch (term)
        {
            case Number number:
                collected.Add(null, sign * number.Value);
                break;
            case Sum sum:
                foreach (var inner in sum.Children)
                {
                    AddTerm(collected, inner, sign);
                }

                break;
            case Product { Coefficient: var c } product when c != 1:
                var rest = product.Rest;
                // -(a + b) is -a - b, so that differences flatten; other multiples of a sum stay as written.
                if (rest is Sum && (c == -1))
                {
                    AddTerm(collected, rest, -sign);
                }
                else
                {
                    collected.Add(rest, sign * c);
                }

                break;
            default:
                collected.Add(term, sign);
                break;
        }
    }

    private static void AddFactor(ref double coefficient, TermCollector collected, Expr factor)
    {
        switch (factor)
        {
            case Number number:
                if (Exact.Multiply(coefficient, number.Value) is { } product)
                {
                    coefficient = product;
                }
                else
                {
                    // Numbers whose product is not exact stay apart, behind the coefficient.
                    collected.Add(number, 1);
                }

                break;
            case Product inner:
                foreach (var child in inner.Children)
                {
                    AddFactor(ref coefficient, collected, child);
                }

                break;
            case Power power:
                collected.Add(power.Base, power.Exponent);
                break;
            default:
                collected.Add(factor, 1);
                break;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// A quotient of sums of powers of one <see cref="Quantity"/>. Where that is large, numerator and divisors are divided by their largest
/// powers.
/// </summary>
internal sealed class PowerQuotient
{
    private readonly ExprPool _pool;
    private readonly Quantity _quantity;
    private readonly PowerSum _numerator;
    private readonly List<(PowerSum Base, int Power)> _divisors;
    private readonly double _shift;
    private readonly Expr _left;

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="quantity">The quantity of the powers.</param>
    /// <param name="numerator">The dividend.</param>
    /// <param name="divisors">The divisors and their exponents.</param>
    /// <param name="shift">The power of the quantity in front, beside those of the sums.</param>
    /// <param name="left">The factor beside it.</param>
    public PowerQuotient(ExprPool pool, Quantity quantity, PowerSum numerator, List<(PowerSum Base, int Power)> divisors, double shift,
        Expr left)
    {
        (_pool, _quantity, _left) = (pool, quantity, left);
        (_numerator, _divisors) = Reduced(numerator, divisors);
        _shift = shift + _numerator.Shift - _divisors.Sum(d => d.Power * d.Base.Shift);
    }

    // The power of the quantity in front where it is large.
    private double LargeShift => _shift + Degree(_numerator) - _divisors.Sum(d => d.Power * Degree(d.Base));

    /// <summary>The quotient.</summary>
    public Expr ToExpr() => _pool.Product(
        _divisors.Select(d => _pool.Power(_pool.Product(d.Base.Common, Written(d.Base)), -d.Power))
            .Concat(new[] { _numerator.Common,
                _quantity.Chosen(_quantity.Power(LargeShift, isLarge: true), _quantity.Power(_shift, isLarge: false)), Written(_numerator),
                _left }).ToList());

    /// <summary>The logarithm of a quotient of exponentials; null where a sum has terms of both signs.</summary>
    public Expr? ToLog()
    {
        var sums = _divisors.Select(d => d.Base).Prepend(_numerator).ToList();
        if (_quantity is not ExponentialQuantity exponential || _left is not Number && _left is not Call { Function.Name: "exp" }
            || sums.Any(s => !s.IsPositive))
        {
            return null;
        }

        var left = _left is Call call ? call.Children[0] : _pool.Zero;
        var linear = _quantity.Chosen(exponential.Exponent(LargeShift) + left, exponential.Exponent(_shift) + left);
        return _pool.Sum(_divisors.Select(d => _pool.Number(-d.Power) * Log(d.Base)).Prepend(Log(_numerator)).Prepend(linear).ToList());
    }

    // What numerator and divisors have in common cancels.
    private static (PowerSum, List<(PowerSum, int)>) Reduced(PowerSum numerator, List<(PowerSum Base, int Power)> divisors)
    {
        var merged = new List<(PowerSum Base, int Power)>();
        foreach (var (@base, power) in divisors)
        {
            var index = merged.FindIndex(d => d.Base.IsSame(@base));
            if (index >= 0)
            {
                merged[index] = (merged[index].Base, merged[index].Power + power);
            }
            else
            {
                merged.Add((@base, power));
            }
        }

        for (var i = 0; i < merged.Count; i++)
        {
            while (merged[i].Power > 0 && merged[i].Base.Degree > 0 && numerator.DividedBy(merged[i].Base) is { } quotient)
            {
                (numerator, merged[i]) = (quotient, (merged[i].Base, merged[i].Power - 1));
            }
        }

        merged.RemoveAll(d => d.Power == 0);
        return (numerator, merged);
    }

    private static int Degree(PowerSum sum) => sum.Degree + sum.Ones;

    private Expr Written(PowerSum sum)
    {
        var coefficients = sum.Coefficients(_pool);
        var written = _quantity.Chosen(Polynomial(coefficients.Reverse().ToList()), Polynomial(coefficients));
        return sum.Ones == 0 ? written : written * _quantity.Ones(sum.Ones);
    }

    private Expr Polynomial(IReadOnlyList<Expr> coefficients) =>
        _pool.Sum(coefficients.Select((c, i) => c * _pool.Power(_quantity.Small, i)).ToList());

    // log(c0) + log1p(what is left, over c0).
    private Expr Log(PowerSum sum)
    {
        var numbers = sum.Coefficients(_pool).Select(c => ((Number)c).Value).ToList();
        var log = _quantity.Chosen(Log(Enumerable.Reverse(numbers).ToList()), Log(numbers));
        return sum.Ones == 0 ? log
            : log + (_pool.Number(sum.Ones) * _pool.Call("log", sum.Ones % 2 == 0
                ? _pool.Call("abs", _quantity.Ones(1)) : _quantity.Ones(1)));
    }

    private Expr Log(IReadOnlyList<double> numbers)
    {
        var rest = Polynomial(numbers.Select((n, i) => (Expr)_pool.Number(i == 0 ? 0 : n / numbers[0])).ToList());
        var log = rest is Number { Value: 0 } ? _pool.Zero : _pool.Call("log1p", rest);
        return numbers[0] == 1 ? log : _pool.Number(Math.Log(numbers[0])) + log;
    }
}

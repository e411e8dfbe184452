using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilise;

/// <summary>
/// Writes a quotient of sums of exponentials with the one exponential <c>e = exp(-abs(w))</c>: where w is positive, numerator and divisor are
/// divided by their largest exponentials, so that nothing on the way overflows. Where E - 1 is a factor, it is <c>expm1</c>.
/// </summary>
internal sealed class ExpWriter(ExprPool pool)
{
    private const int MaxSteps = 8;

    /// <summary>The stable form; null where the exponentials are of several independent quantities.</summary>
    public Expr? Write(ExpFraction fraction) => Read(fraction) is { } parts ? parts.ToExpr() : null;

    /// <summary>The logarithm of a quotient that is positive; null where that is not known.</summary>
    public Expr? WriteLog(ExpFraction fraction) => Read(fraction) is { } parts ? parts.ToLog() : null;

    private Parts? Read(ExpFraction fraction)
    {
        var polynomials = fraction.Divisors.Select(d => d.Base).Prepend(fraction.Numerator).ToList();
        if (polynomials[0].Terms.Count == 0)
        {
            return null;
        }

        var differences = polynomials.SelectMany(p => p.Terms.Skip(1).Select(t => t.Exponent.Plus(p.Terms[0].Exponent, -1))).Where(d => !d.IsZero).ToList();
        if (differences.Count == 0 || Unit(differences) is not { } unit)
        {
            return null;
        }

        var sums = polynomials.Select(p => PowerSum.Of(p.Terms.Select(
            t => (t.Exponent.Plus(p.Terms[0].Exponent, -1).Over(unit)!.Value, t.Factor, t.Monomial)).ToList())).ToList();
        if (sums.Any(s => s is null))
        {
            return null;
        }

        var rest = fraction.Divisors.Aggregate(fraction.Numerator.Terms[0].Exponent, (r, d) => r.Plus(d.Base.Terms[0].Exponent, -d.Power));
        return new Parts(pool, unit, rest, sums[0]!, sums.Skip(1).Zip(fraction.Divisors, (s, d) => (s!, d.Power)).ToList());
    }

    // The largest quantity that all exponents are multiples of.
    private static LinearForm? Unit(IReadOnlyList<LinearForm> differences)
    {
        var first = differences[0];
        var ratios = differences.Select(d => d.Over(first)).ToList();
        if (ratios.Any(r => r is null))
        {
            return null;
        }

        var smallest = ratios.Min(r => Math.Abs(r!.Value));
        for (var steps = 1; steps <= MaxSteps; steps++)
        {
            if (ratios.All(r => Math.Abs((r!.Value * steps / smallest) - Math.Round(r.Value * steps / smallest)) < 1e-9))
            {
                var unit = first.Times(smallest / steps);
                return unit.Terms[0].Factor < 0 ? unit.Times(-1) : unit;
            }
        }

        return null;
    }

    private sealed class Parts
    {
        private readonly ExprPool _pool;
        private readonly Expr _quantity;
        private readonly Expr _isLarge;
        private readonly Expr _small;
        private readonly LinearForm _rest;
        private readonly double _shift;
        private readonly PowerSum _numerator;
        private readonly List<(PowerSum Base, int Power)> _divisors;

        public Parts(ExprPool pool, LinearForm unit, LinearForm rest, PowerSum numerator, List<(PowerSum Base, int Power)> divisors)
        {
            _pool = pool;
            _quantity = unit.ToExpr(pool);
            _isLarge = pool.Compare(Relation.GreaterOrEqual, unit.Terms.Count == 1 ? unit.Terms[0].Term : _quantity, pool.Zero);
            _small = pool.Call("expnegabs", _quantity);
            (_numerator, _divisors) = Reduced(numerator, divisors);
            var multiple = rest.Over(unit);
            (_rest, _shift) = (multiple is null ? rest : LinearForm.Zero, multiple ?? 0);
            _shift += _numerator.Shift - _divisors.Sum(d => d.Power * d.Base.Shift);
        }

        // The power of E in front where E is large.
        private double LargeShift => _shift + Degree(_numerator) - _divisors.Sum(d => d.Power * Degree(d.Base));

        public Expr ToExpr()
        {
            var factors = new List<Expr> { _numerator.Common, Shifts(_shift, LargeShift), Written(_numerator) };
            factors.AddRange(_divisors.Select(d => _pool.Power(_pool.Product(d.Base.Common, Written(d.Base)), -d.Power)));
            if (!_rest.IsZero)
            {
                factors.Add(_pool.Call("exp", _rest.ToExpr(_pool)));
            }

            return _pool.Product(factors);
        }

        public Expr? ToLog()
        {
            if (!_numerator.IsPositive || _numerator.Ones > 0 || _divisors.Any(d => !d.Base.IsPositive || d.Base.Ones > 0))
            {
                return null;
            }

            var rest = _rest.ToExpr(_pool);
            var linear = Chosen(_pool.Number(LargeShift) * _quantity + rest, _pool.Number(_shift) * _quantity + rest);
            return _pool.Sum(_divisors.Select(d => _pool.Number(-d.Power) * Log(d.Base)).Prepend(Log(_numerator)).Prepend(linear).ToList());
        }

        // What numerator and divisors have in common cancels.
        private static (PowerSum, List<(PowerSum, int)>) Reduced(PowerSum numerator, List<(PowerSum Base, int Power)> divisors)
        {
            var merged = new List<(PowerSum Base, int Power)>();
            foreach (var (radix, power) in divisors)
            {
                var index = merged.FindIndex(d => d.Base.IsSame(radix));
                if (index >= 0)
                {
                    merged[index] = (merged[index].Base, merged[index].Power + power);
                }
                else
                {
                    merged.Add((radix, power));
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

        // e to the powers that are left in front, or an exponential that is large itself.
        private Expr Shifts(double small, double large) => Chosen(
            large == 0 ? _pool.One : large < 0 ? Small(-large) : _pool.Call("exp", _pool.Number(large) * _quantity),
            small == 0 ? _pool.One : small > 0 ? Small(small) : _pool.Call("exp", _pool.Number(small) * _quantity));

        private Expr Small(double power) => power == Math.Round(power) && power <= 8
            ? _pool.Power(_small, (int)power) : _pool.Call("expnegabs", _pool.Number(power) * _quantity);

        private Expr Written(PowerSum sum)
        {
            var coefficients = sum.Coefficients(_pool);
            var written = Chosen(Polynomial(coefficients.Reverse().ToList()), Polynomial(coefficients));
            if (sum.Ones == 0)
            {
                return written;
            }

            var one = _pool.Call("expm1", -_pool.Call("abs", _quantity));
            return written * (sum.Ones % 2 == 0 ? _pool.Power(one, sum.Ones) : Chosen(-_pool.Power(one, sum.Ones), _pool.Power(one, sum.Ones)));
        }

        private Expr Polynomial(IReadOnlyList<Expr> coefficients) => _pool.Sum(coefficients.Select((c, i) => c * _pool.Power(_small, i)).ToList());

        // log(c0) + log1p(what is left, over c0).
        private Expr Log(PowerSum sum)
        {
            var numbers = sum.Coefficients(_pool).Select(c => ((Number)c).Value).ToList();
            return Chosen(Log(Enumerable.Reverse(numbers).ToList()), Log(numbers));
        }

        private Expr Log(IReadOnlyList<double> numbers)
        {
            var rest = Polynomial(numbers.Select((n, i) => _pool.Number(i == 0 ? 0 : n / numbers[0])).ToList());
            var log = rest is Number { Value: 0 } ? _pool.Zero : _pool.Call("log1p", rest);
            return numbers[0] == 1 ? log : _pool.Number(Math.Log(numbers[0])) + log;
        }

        private Expr Chosen(Expr large, Expr small) => _pool.Select(_isLarge, large, small);
    }
}

using System;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>The arithmetic of numbers with what rounding makes of them.</summary>
internal sealed partial class RoundingTrial
{
    private Column Constant(double value)
    {
        var result = new Column(points.Count);
        var entry = new Entry { Real = value, Computed = (float)value, Error = isDouble ? 0 : Math.Abs(value - (float)value) };
        for (var i = 0; i < points.Count; i++)
        {
            result.Set(i, entry);
        }

        return result;
    }

    private Column OfVariable(Variable variable)
    {
        var result = new Column(points.Count);
        var factor = ReferenceEquals(variable, changed) ? 1 + Change : 1;
        for (var i = 0; i < points.Count; i++)
        {
            var value = (float)points[i].ValueOf(variable.Name);
            (result.Real[i], result.Computed[i]) = (value * factor, value);
        }

        return result;
    }

    // Rounded to float once, at the end.
    private Column OfDouble(Column computed)
    {
        var result = computed.Copy();
        for (var i = 0; i < result.Real.Length; i++)
        {
            result.Computed[i] = (float)result.Real[i];
            result.Error[i] += Rounding(result.Real[i]);
        }

        return result;
    }

    // The same in extended precision, which takes its time, where it is wanted.
    private Column OfExtended(Expr body, bool[]? wanted)
    {
        var result = new Column(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            if (wanted?[i] != false)
            {
                var point = points[i];
                var real = (double)(new ExtendedInterpreter(v => (float)point.ValueOf(v.Name)).Evaluate(body) ?? double.NaN);
                result.Set(i, new() { Real = real, Computed = (float)real, Error = Rounding(real) });
            }
        }

        return result;
    }

    [MethodImpl(Optimized)]
    private void Add(Column sum, Column term)
    {
        for (var i = 0; i < sum.Real.Length; i++)
        {
            sum.Real[i] += term.Real[i];
            sum.Error[i] += term.Error[i] + (_unit * Math.Abs(sum.Real[i]));
            sum.Computed[i] = (float)((double)sum.Computed[i] + term.Computed[i]);
            sum.Outside[i] |= term.Outside[i];
        }
    }

    // No rounding where both terms, a float and a constant, are multiples of the last bit of their sum.
    private static void SettleExact(Column sum, Column variable, double constant)
    {
        for (var i = 0; i < sum.Real.Length; i++)
        {
            var halfUlp = Precision.HalfUlp(Math.Abs(sum.Real[i]));
            var isExact = constant == (float)constant && sum.Real[i] == sum.Computed[i]
                && halfUlp <= Precision.HalfUlp(Math.Abs(variable.Real[i])) && constant % (2 * halfUlp) == 0;
            sum.Error[i] = isExact ? 0 : sum.Error[i];
        }
    }

    // A product that is added without being rounded.
    [MethodImpl(Optimized)]
    private void Add(Column sum, Column a, Column b)
    {
        for (var i = 0; i < sum.Real.Length; i++)
        {
            sum.Real[i] += a.Real[i] * b.Real[i];
            sum.Error[i] += OfProduct(a, b, i) + (_unit * Math.Abs(sum.Real[i]));
            sum.Computed[i] = (float)(sum.Computed[i] + ((double)a.Computed[i] * b.Computed[i]));
            sum.Outside[i] |= a.Outside[i] || b.Outside[i];
        }
    }

    [MethodImpl(Optimized)]
    private Column Times(Column a, Column b, double roundings)
    {
        var result = new Column(a.Real.Length);
        for (var i = 0; i < result.Real.Length; i++)
        {
            var real = a.Real[i] * b.Real[i];
            result.Real[i] = real;
            result.Computed[i] = (float)((double)a.Computed[i] * b.Computed[i]);
            result.Error[i] = OfProduct(a, b, i) + (roundings * Rounding(real));
            result.Outside[i] = a.Outside[i] || b.Outside[i];
        }

        return result;
    }

    // Half an ulp at most, which of a subnormal number is half the smallest one. Sums that are subnormal are exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Rounding(double real) => real == 0 ? 0 : _unit * Math.Max(Math.Abs(real), _smallest);

    // The error that the errors of two factors leave.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double OfProduct(Column a, Column b, int i) =>
        (Math.Abs(a.Real[i]) * b.Error[i]) + (Math.Abs(b.Real[i]) * a.Error[i]) + (a.Error[i] * b.Error[i]);

    [MethodImpl(Optimized)]
    private Column Over(Column a, Column b)
    {
        var result = new Column(a.Real.Length);
        for (var i = 0; i < result.Real.Length; i++)
        {
            var (real, divisor, error) = (a.Real[i] / b.Real[i], Math.Abs(b.Real[i]), b.Error[i]);
            result.Real[i] = real;
            // Kernels share reciprocals, which overflow before quotients do.
            var isReciprocal = float.IsInfinity((float)(1 / (double)b.Computed[i]));
            result.Computed[i] = isReciprocal ? a.Computed[i] * (1 / b.Computed[i]) : (float)((double)a.Computed[i] / b.Computed[i]);
            result.Error[i] = (error < divisor ? (a.Error[i] + (Math.Abs(real) * error)) / (divisor - error) : error == 0 ? 0
                : double.PositiveInfinity) + Rounding(real);
            result.Outside[i] = a.Outside[i] || b.Outside[i];
        }

        return result;
    }

    // By repeated squaring, as kernels do.
    private Column Raised(Column @base, int exponent)
    {
        if (exponent == 1)
        {
            return @base;
        }

        var half = Raised(@base, exponent / 2);
        var square = Times(half, half, 1);
        return exponent % 2 == 0 ? square : Times(square, @base, 1);
    }

    /// <summary>A number at one point.</summary>
    internal readonly struct Entry
    {
        /// <summary>In double precision.</summary>
        public double Real { get; init; }

        /// <summary>With every step rounded to a float.</summary>
        public float Computed { get; init; }

        /// <summary>A bound of the error in float, absolute; nothing is known where it is NaN.</summary>
        public double Error { get; init; }

        /// <summary>Whether an argument is outside of the domain of its function.</summary>
        public bool IsOutside { get; init; }
    }

    /// <summary>A number at all points, as <see cref="Entry"/> names its parts.</summary>
    /// <param name="count">The number of points.</param>
    internal sealed class Column(int count)
    {
        public double[] Real { get; private init; } = new double[count];

        public float[] Computed { get; private init; } = new float[count];

        public double[] Error { get; private init; } = new double[count];

        public bool[] Outside { get; private init; } = new bool[count];

        public Entry At(int i) => new() { Real = Real[i], Computed = Computed[i], Error = Error[i], IsOutside = Outside[i] };

        public void Set(int i, Entry entry) =>
            (Real[i], Computed[i], Error[i], Outside[i]) = (entry.Real, entry.Computed, entry.Error, entry.IsOutside);

        public Column Copy() => new(0)
        {
            Real = (double[])Real.Clone(),
            Computed = (float[])Computed.Clone(),
            Error = (double[])Error.Clone(),
            Outside = (bool[])Outside.Clone(),
        };
    }
}

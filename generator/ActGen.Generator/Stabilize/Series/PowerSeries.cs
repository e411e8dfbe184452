using System;
using System.Linq;

namespace ActGen.Generator.Stabilize;

/// <summary>A power series in one quantity t, with a finite number of negative powers: its first terms.</summary>
internal sealed class PowerSeries
{
    /// <summary>How many terms are kept.</summary>
    public const int Length = 56;

    // What is left of terms that cancel.
    private const double Residue = 1e-13;

    private readonly double[] _terms;

    private PowerSeries(int valuation, double[] terms)
    {
        var zeros = 0;
        while (zeros < terms.Length && terms[zeros] == 0)
        {
            zeros++;
        }

        Valuation = valuation + zeros;
        _terms = zeros == 0 ? terms : terms.Skip(zeros).Concat(new double[zeros]).ToArray();
        // What was shifted in from behind is not known.
        Known = terms.Length - zeros;
    }

    private PowerSeries(int valuation, double[] terms, int known)
        : this(valuation, terms) => Known = Math.Min(Known, known - (Valuation - valuation));

    /// <summary>The power of the first term that is not 0.</summary>
    public int Valuation { get; }

    /// <summary>How many terms from there on are known.</summary>
    public int Known { get; }

    /// <summary>Whether all terms are numbers: those of huge arguments overflow.</summary>
    public bool IsFinite => _terms.All(t => !double.IsNaN(t) && !double.IsInfinity(t));

    public bool IsZero => _terms.All(t => t == 0);

    /// <summary>The terms from the valuation on.</summary>
    public double this[int index] => index < Known ? _terms[index] : 0;

    /// <summary>The value at 0; infinite where there are negative powers.</summary>
    public double Constant => IsZero || Valuation > 0 ? 0 : Valuation == 0 ? _terms[0] : double.PositiveInfinity;

    public static PowerSeries Number(double value)
    {
        var terms = new double[Length];
        terms[0] = value;
        return new(0, terms);
    }

    /// <summary>A number plus t.</summary>
    public static PowerSeries From(double value)
    {
        var terms = new double[Length];
        (terms[0], terms[1]) = (value, 1);
        return new(0, terms);
    }

    public static PowerSeries operator +(PowerSeries a, PowerSeries b)
    {
        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        var valuation = Math.Min(a.Valuation, b.Valuation);
        var known = Math.Min(Length, Math.Min(a.Known + a.Valuation, b.Known + b.Valuation) - valuation);
        var terms = new double[Length];
        for (var i = 0; i < known; i++)
        {
            var (left, right) = (a.At(valuation + i), b.At(valuation + i));
            var sum = left + right;
            terms[i] = Math.Abs(sum) <= Residue * (Math.Abs(left) + Math.Abs(right)) ? 0 : sum;
        }

        return new(valuation, terms, known);
    }

    public static PowerSeries operator -(PowerSeries a) => a * Number(-1);

    public static PowerSeries operator *(PowerSeries a, PowerSeries b)
    {
        var terms = new double[Length];
        var known = Math.Min(a.Known, b.Known);
        for (var i = 0; i < known; i++)
        {
            var (sum, size) = (0.0, 0.0);
            for (var j = 0; j <= i; j++)
            {
                var part = a._terms[j] * b._terms[i - j];
                (sum, size) = (sum + part, size + Math.Abs(part));
            }

            terms[i] = Math.Abs(sum) <= Residue * size ? 0 : sum;
        }

        return new(a.Valuation + b.Valuation, terms, known);
    }

    public static PowerSeries? operator /(PowerSeries a, PowerSeries b)
    {
        if (b.IsZero)
        {
            return null;
        }

        var terms = new double[Length];
        var known = Math.Min(a.Known, b.Known);
        for (var i = 0; i < known; i++)
        {
            var (sum, size) = (a._terms[i], Math.Abs(a._terms[i]));
            for (var j = 1; j <= i; j++)
            {
                var part = b._terms[j] * terms[i - j];
                (sum, size) = (sum - part, size + Math.Abs(part));
            }

            terms[i] = Math.Abs(sum) <= Residue * size ? 0 : sum / b._terms[0];
        }

        return new(a.Valuation - b.Valuation, terms, known);
    }

    public PowerSeries? ToPower(int exponent)
    {
        var result = this;
        for (var i = 1; i < Math.Abs(exponent); i++)
        {
            result *= this;
        }

        return exponent > 0 ? result : Number(1) / result;
    }

    /// <summary>A real power: of a series with a positive first term and a whole power of t left in front.</summary>
    public PowerSeries? ToPower(double exponent)
    {
        var front = Valuation * exponent;
        if (IsZero || _terms[0] <= 0 || front != Math.Round(front))
        {
            return null;
        }

        // f' u = p u' f.
        var terms = new double[Length];
        terms[0] = Math.Pow(_terms[0], exponent);
        for (var n = 1; n < Known; n++)
        {
            var sum = 0.0;
            for (var k = 1; k <= n; k++)
            {
                sum += ((exponent * k) - (n - k)) * _terms[k] * terms[n - k];
            }

            terms[n] = sum / (n * _terms[0]);
        }

        return new((int)front, terms, Known);
    }

    public PowerSeries? Exp()
    {
        if (Whole() is not { } u)
        {
            return null;
        }

        var terms = new double[Length];
        terms[0] = Math.Exp(u[0]);
        for (var n = 1; n < Length; n++)
        {
            for (var k = 1; k <= n; k++)
            {
                terms[n] += k * u[k] * terms[n - k] / n;
            }
        }

        return new(0, terms, Known + Math.Max(Valuation, 0));
    }

    /// <summary>The sine and the cosine.</summary>
    public (PowerSeries Sin, PowerSeries Cos)? SinCos()
    {
        if (Whole() is not { } u)
        {
            return null;
        }

        var (sin, cos) = (new double[Length], new double[Length]);
        (sin[0], cos[0]) = (Math.Sin(u[0]), Math.Cos(u[0]));
        for (var n = 1; n < Length; n++)
        {
            for (var k = 1; k <= n; k++)
            {
                sin[n] += k * u[k] * cos[n - k] / n;
                cos[n] -= k * u[k] * sin[n - k] / n;
            }
        }

        return (new(0, sin, Known + Math.Max(Valuation, 0)), new(0, cos, Known + Math.Max(Valuation, 0)));
    }

    /// <summary>The derivative in t.</summary>
    public PowerSeries Derivative() => new(Valuation - 1, _terms.Select((t, i) => t * (Valuation + i)).ToArray(), Known);

    /// <summary>The integral with a constant; null where there is a logarithm in it.</summary>
    public PowerSeries? Integral(double constant)
    {
        if (!IsZero && Valuation < 0 && At(-1) != 0)
        {
            return null;
        }

        return new PowerSeries(Valuation + 1, _terms.Select((t, i) => Valuation + i == -1 ? 0 : t / (Valuation + i + 1)).ToArray(), Known)
            + Number(constant);
    }

    /// <summary>The value at t by the terms that are known.</summary>
    public double Value(double t)
    {
        var sum = 0.0;
        for (var i = Known - 1; i >= 0; i--)
        {
            sum = (sum * t) + _terms[i];
        }

        return sum * Math.Pow(t, Valuation);
    }

    private double At(int power) => power < Valuation || power - Valuation >= Known ? 0 : _terms[power - Valuation];

    // The terms from the constant on; null where there are negative powers.
    private double[]? Whole()
    {
        if (!IsZero && Valuation < 0)
        {
            return null;
        }

        return Enumerable.Range(0, Length).Select(At).ToArray();
    }
}

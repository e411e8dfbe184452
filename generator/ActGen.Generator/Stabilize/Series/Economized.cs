using System;
using System.Linq;

namespace ActGen.Generator.Stabilize;

/// <summary>Power series as short polynomials: Chebyshev's economization.</summary>
internal static class Economized
{
    // A tenth of the rounding of a float.
    private const double Tolerance = 6e-9;
    private const int MaxDegree = 16;

    /// <summary>
    /// The polynomial in t (or in t^2, where the series is even behind its power in front) that is the series, less its power in front, up
    /// to a radius; null where none of a reasonable length is.
    /// </summary>
    public static double[]? Polynomial(PowerSeries series, double radius, out bool isEven)
    {
        var terms = Enumerable.Range(0, series.Known).Select(i => series[i]).ToArray();
        var size = Math.Abs(terms[0]);
        var even = isEven = terms.Where((t, i) => i % 2 == 1).All(t => t == 0);
        if (even)
        {
            terms = terms.Where((_, i) => i % 2 == 0).ToArray();
            radius *= radius;
        }

        // In s = t / radius; what comes after the last term must not count.
        var scaled = terms.Select((t, i) => t * Math.Pow(radius, i)).ToArray();
        if (scaled.Skip(scaled.Length - 4).Any(t => Math.Abs(t) > Tolerance * size / 4))
        {
            return null;
        }

        // An even series has s from 0 to 1 alone: s = (1 + c) / 2.
        var chebyshev = isEven ? ToShifted(scaled) : ToChebyshev(scaled);
        var smallest = Enumerable.Range(0, 21).Select(i => even
            ? i / 20.0 : (i - 10) / 10.0).Select(s => Math.Abs(Horner(scaled, s))).Min();
        var (degree, dropped) = (chebyshev.Length - 1, 0.0);
        while (degree > 0 && dropped + Math.Abs(chebyshev[degree]) <= Tolerance * smallest)
        {
            dropped += Math.Abs(chebyshev[degree--]);
        }

        if (degree > MaxDegree)
        {
            return null;
        }

        var kept = chebyshev.Take(degree + 1).ToArray();
        var powers = isEven ? FromShifted(kept) : FromChebyshev(kept);
        return powers.Select((p, i) => p / Math.Pow(radius, i)).ToArray();
    }

    private static double Horner(double[] terms, double s)
    {
        var sum = 0.0;
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            sum = (sum * s) + terms[i];
        }

        return sum;
    }

    // By Horner's scheme in Chebyshev polynomials: s T_k is the mean of its neighbors.
    private static double[] ToChebyshev(double[] terms)
    {
        var result = new double[terms.Length + 1];
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            result = Multiplied(result, 0, 1);
            result[0] += terms[i];
        }

        return result;
    }

    private static double[] ToShifted(double[] terms)
    {
        var result = new double[terms.Length + 1];
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            result = Multiplied(result, 0.5, 0.5);
            result[0] += terms[i];
        }

        return result;
    }

    // Times a + b c, where c is the argument of the Chebyshev polynomials.
    private static double[] Multiplied(double[] chebyshev, double a, double b)
    {
        var result = chebyshev.Select(c => a * c).ToArray();
        for (var k = 0; k < chebyshev.Length; k++)
        {
            var part = b * chebyshev[k];
            if (k == 0)
            {
                result[1] += part;
                continue;
            }

            result[k - 1] += part / 2;
            if (k + 1 < result.Length)
            {
                result[k + 1] += part / 2;
            }
        }

        return result;
    }

    private static double[] FromChebyshev(double[] chebyshev) => Powers(chebyshev, new[] { 0.0, 1 });

    private static double[] FromShifted(double[] chebyshev) => Powers(chebyshev, new[] { -1.0, 2 });

    // The sum of c_k T_k(argument) as powers.
    private static double[] Powers(double[] chebyshev, double[] argument)
    {
        var result = new double[chebyshev.Length];
        double[] before = new double[chebyshev.Length + 1], current = new double[chebyshev.Length + 1];
        (before[0], result[0]) = (1, chebyshev[0]);
        argument.CopyTo(current, 0);
        for (var k = 1; k < chebyshev.Length; k++)
        {
            for (var i = 0; i < result.Length; i++)
            {
                result[i] += chebyshev[k] * current[i];
            }

            var next = before.Select(b => -b).ToArray();
            for (var i = 0; i < current.Length; i++)
            {
                next[i] += 2 * argument[0] * current[i];
                if (i + 1 < next.Length)
                {
                    next[i + 1] += 2 * argument[1] * current[i];
                }
            }

            (before, current) = (current, next);
        }

        return result;
    }
}

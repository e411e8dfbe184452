using System;

namespace ActGen.CompilerServices;

/// <summary>The quotients that removable singularities leave behind, and the error function.</summary>
public static partial class Reals
{
    private const double TwoOverRootPi = 1.1283791670955126;
    private const double RootHalf = 0.70710678118654752;

    /// <summary>expm1(c*v)/c, v at c = 0.</summary>
    public static double Expm1div(double c, double v) => v * Exprel(c * v);

    /// <summary>log1p(c*v)/c, v at c = 0.</summary>
    public static double Log1pdiv(double c, double v) => v * Log1prel(c * v);

    /// <summary>expm1(u)/u, 1 at u = 0.</summary>
    public static double Exprel(double u) => Math.Abs(u) < 1e-300 ? 1 : Expm1(u) / u;

    /// <summary>log1p(u)/u, 1 at u = 0.</summary>
    public static double Log1prel(double u) => Math.Abs(u) < 1e-300 ? 1 : Log1p(u) / u;

    /// <summary>sin(c*v)/c, v at c = 0.</summary>
    public static double Sindiv(double c, double v) => v * Sinc(c * v);

    /// <summary>sin(u)/u, 1 at u = 0.</summary>
    public static double Sinc(double u) => u == 0 ? 1 : Math.Sin(u) / u;

    /// <summary>(cos(u) - sin(u)/u) / u = -u/3 + u^3/30 - ... + (-1)^n 2n/(2n+1)! u^(2n-1).</summary>
    public static double SincDerivative(double u)
    {
        if (Math.Abs(u) > 1)
        {
            return (Math.Cos(u) - (Math.Sin(u) / u)) / u;
        }

        double sum = 0, power = -u / 6;
        for (var n = 1; n < 12; n++)
        {
            sum += 2 * n * power;
            power *= -u * u / ((2 * n + 2) * (2 * n + 3));
        }

        return sum;
    }

    /// <summary>((u - 1) e^u + 1) / u^2 = 1/2 + u/3 + u^2/8 + ... + (n+1)/(n+2)! u^n.</summary>
    public static double ExprelDerivative(double u)
    {
        if (Math.Abs(u) > 1)
        {
            // For very large u the two factors are divided one after another, so that nothing overflows early.
            return (((u - 1) / u * Math.Exp(u)) + (1 / u)) / u;
        }

        double sum = 0, power = 1, factorial = 2;
        for (var n = 0; n < 24; n++)
        {
            sum += (n + 1) * power / factorial;
            power *= u;
            factorial *= n + 3;
        }

        return sum;
    }

    /// <summary>(e^u - 1 - u) / u^2 = 1/2 + u/6 + u^2/24 + ....</summary>
    public static double Exprel2(double u)
    {
        if (Math.Abs(u) > 1)
        {
            return ((Math.Exp(u) - 1) / u / u) - (1 / u);
        }

        double sum = 0, term = 0.5;
        for (var n = 3; n < 28; n++)
        {
            sum += term;
            term *= u / n;
        }

        return sum;
    }

    /// <summary>The same; the second argument is 1 + u, for those who know it more exactly.</summary>
    public static double Log1prel(double u, double onePlus) => Log1prel(u);

    /// <summary>The derivative of it; the further arguments are 1 + u and its reciprocal.</summary>
    public static double Log1prelDerivative(double u, double onePlus, double overOnePlus) => Log1prelDerivative(u);

    /// <summary>(u/(1+u) - log1p(u)) / u^2 = -1/2 + 2u/3 - 3u^2/4 + ....</summary>
    public static double Log1prelDerivative(double u)
    {
        if (Math.Abs(u) > 0.3)
        {
            return ((u / (1 + u)) - Log1p(u)) / u / u;
        }

        double sum = 0, power = -1;
        for (var n = 0; n < 60; n++)
        {
            sum += power * (n + 1) / (n + 2);
            power *= -u;
        }

        return sum;
    }

    /// <summary>The error function.</summary>
    public static double Erf(double u)
    {
        var a = Math.Abs(u);
        var value = a < 2.5 ? ErfSeries(a) : 1 - ErfcFraction(a);
        return u < 0 ? -value : value;
    }

    /// <summary>1 - erf(u).</summary>
    public static double Erfc(double u)
    {
        var a = Math.Abs(u);
        if (double.IsNaN(u) || a > 28)
        {
            return double.IsNaN(u) ? u : u > 0 ? 0 : 2;
        }

        return u < 0 ? 1 + Erf(a) : a < 1 ? 1 - ErfSeries(a) : ErfcFraction(a);
    }

    // erf(a) = 2/sqrt(pi) e^(-a^2) sum 2^n a^(2n+1) / (2n+1)!!, all terms positive.
    private static double ErfSeries(double a)
    {
        var (term, sum) = (a, a);
        for (var n = 1; n < 100; n++)
        {
            term *= 2 * a * a / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverRootPi * Math.Exp(-a * a) * sum;
    }

    /// <summary>e^(-u^2); u is split so that u^2 does not round.</summary>
    public static double Gauss(double u)
    {
        if (Math.Abs(u) > 28)
        {
            return 0;
        }

        var high = (double)(float)u;
        return Math.Exp(-high * high) * Math.Exp(-(u - high) * (high + u));
    }

    /// <summary>e^(-u^2/2); u is split so that u^2 does not round.</summary>
    public static double GaussHalf(double u)
    {
        if (Math.Abs(u) > 40)
        {
            return 0;
        }

        var high = (double)(float)u;
        return Math.Exp(-0.5 * high * high) * Math.Exp(-0.5 * (u - high) * (high + u));
    }

    /// <summary>The normal distribution; the exponential in its tail is that of u itself.</summary>
    public static double NormalCdf(double u)
    {
        var a = -u * RootHalf;
        return a < 1 || a > 28 ? 0.5 * Erfc(a) : GaussHalf(u) / Fraction(a) * (TwoOverRootPi / 4);
    }

    // The continued fraction of erfc, from far enough inside.
    private static double ErfcFraction(double a) => Gauss(a) / Fraction(a) * (TwoOverRootPi / 2);

    private static double Fraction(double a)
    {
        var fraction = a;
        for (var n = a < 2 ? 600 : 120; n >= 1; n--)
        {
            fraction = a + (n / 2.0 / fraction);
        }

        return fraction;
    }
}

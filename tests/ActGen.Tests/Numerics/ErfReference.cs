namespace ActGen.Tests.Numerics;

/// <summary>The error functions in double precision: a series of positive terms below 2, a continued fraction above.</summary>
public static class ErfReference
{
    private const double ErfIsOne = 6.5;
    private const double ErfcIsZero = 28;
    private static readonly double RootPi = Math.Sqrt(Math.PI);

    public static double Erf(double x)
    {
        if (double.IsNaN(x)) return x;
        var a = Math.Abs(x);
        return a < 2 ? Series(x) : Math.CopySign(a < ErfIsOne ? 1 - Fraction(a) : 1, x);
    }

    public static double Erfc(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < 0) return 1 + Erf(-x);
        return x < 2 ? 1 - Series(x) : x < ErfcIsZero ? Fraction(x) : 0;
    }

    /// <summary>2/sqrt(pi) e^(-x²) times the sum of 2^n x^(2n+1) / (1 3 5 ... (2n+1)).</summary>
    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / RootPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>e^(-x²) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))).</summary>
    private static double Fraction(double x)
    {
        var tail = x;
        for (var k = x < 3 ? 120 : 60; k > 0; k--) tail = x + 0.5 * k / tail;
        return Math.Exp(-x * x) / RootPi / tail;
    }
}

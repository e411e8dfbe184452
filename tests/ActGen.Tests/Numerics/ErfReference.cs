namespace ActGen.Tests.Numerics;

/// <summary>The error functions in double precision: a series of positive terms below 2, a continued fraction above.</summary>
public static class ErfReference
{
    private static readonly double RootPi = Math.Sqrt(Math.PI);

    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        return a < 2 ? Series(x) : double.IsNaN(x) ? x : Math.CopySign(1 - Fraction(Math.Min(a, 30)), x);
    }

    public static double Erfc(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < 0) return 1 + Erf(-x);
        return x < 0.5 ? 1 - Series(x) : x < 2 ? 1 - Series(x) : Fraction(Math.Min(x, 30));
    }

    /// <summary>2/sqrt(pi) e^(-x²) times the sum of 2^n x^(2n+1) / (1 3 5 ... (2n+1)).</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / RootPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>e^(-x²) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))).</summary>
    private static double Fraction(double x)
    {
        double tail = x;
        for (int k = x < 3 ? 120 : 60; k > 0; k--) tail = x + 0.5 * k / tail;
        return Math.Exp(-x * x) / RootPi / tail;
    }
}

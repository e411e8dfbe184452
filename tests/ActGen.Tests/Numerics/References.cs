namespace ActGen.Tests.Numerics;

/// <summary>
/// The functions in double precision, good to about 1e-14 relative, from closed forms that do not cancel, or series. They share nothing
/// with the primitives.
/// </summary>
public static class References
{
    /// <summary>e^x - 1, after Kahan: the rounding of e^x is undone by dividing by its logarithm.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < 1e-9) return x;
        var e = Math.Exp(x);
        return Math.Abs(x) > 1 ? e - 1 : (e - 1) * x / Math.Log(e);
    }

    /// <summary>log(1 + x), after Kahan.</summary>
    public static double Log1p(double x)
    {
        var y = 1 + x;
        if (y == 1) return x;
        return Math.Abs(x) > 1e18 || y <= 0 ? Math.Log(y) : Math.Log(y) * x / (y - 1);
    }

    public static double Sign(double x) => x < 0 ? -1 : x > 0 ? 1 : x;

    public static double Step(double x) => double.IsNaN(x) ? x : x >= 0 ? 1 : 0;

    public static double Relu(double x) => x < 0 ? 0 : x;

    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public static double LogSigmoid(double x) => -Softplus(-x);

    public static double Softsign(double x) => double.IsInfinity(x) ? Math.Sign(x) : x / (1 + Math.Abs(x));

    public static double SechSquared(double x)
    {
        var e = Math.Exp(-2 * Math.Abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }

    public static double Gauss(double x) => Math.Exp(-x * x);

    public static double GaussHalf(double x) => Math.Exp(-0.5 * x * x);

    public static double Exprel(double u) => u == 0 ? 1 : double.IsPositiveInfinity(u) ? u : Expm1(u) / u;

    /// <summary>sum of u^k / (k+2)! near 0, (e^u - 1 - u) / u² elsewhere, where -1/u is all there is far below.</summary>
    public static double Exprel2(double u)
    {
        if (double.IsInfinity(u)) return u > 0 ? u : 0;
        if (Math.Abs(u) > 1) return (Math.Exp(u) - 1 - u) / u / u;
        double sum = 0;
        for (var k = 24; k >= 2; k--) sum = (sum + 1) * (k == 2 ? 0.5 : u / k);
        return sum;
    }

    /// <summary>sum of u^k (k+1)/(k+2)! near 0, ((u - 1) e^u + 1) / u² elsewhere.</summary>
    public static double ExprelDerivative(double u)
    {
        if (double.IsInfinity(u)) return u > 0 ? u : 0;
        if (Math.Abs(u) > 1) return ((u - 1) * Math.Exp(u) + 1) / u / u;
        double sum = 0;
        double power = 1;
        for (var k = 0; k < 22; k++)
        {
            // power is u^k / (k + 2)!
            power = k == 0 ? 0.5 : power * u / (k + 2);
            sum += power * (k + 1);
        }
        return sum;
    }

    public static double Log1prel(double u) => u == 0 ? 1 : double.IsPositiveInfinity(u) ? 0 : Log1p(u) / u;

    /// <summary>sum of -k (-u)^(k-1) / (k+1) near 0, (u / (1 + u) - log(1 + u)) / u² elsewhere.</summary>
    public static double Log1prelDerivative(double u)
    {
        if (double.IsPositiveInfinity(u)) return -0.0;
        if (u == -1) return double.NegativeInfinity;
        if (Math.Abs(u) > 0.2) return (u / (1 + u) - Log1p(u)) / u / u;
        double sum = 0;
        double power = -1;
        for (var k = 1; k < 26; k++, power *= -u) sum += power * k / (k + 1);
        return sum;
    }
}

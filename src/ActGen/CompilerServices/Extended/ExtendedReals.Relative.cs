namespace ActGen.CompilerServices;

/// <summary>The quotients that removable singularities leave behind, and the error function.</summary>
public static partial class ExtendedReals
{
    // From here on the continued fraction of erfc is shorter than the series of erf, which has lost a digit of 1 - erf until here.
    private const double FarOut = 1.5;
    private const double FartherOut = 2.5;
    private const int Fractions = 600;
    private const int FewFractions = 200;

    private static readonly ExtendedReal OverRootPi = 0.5641895835477563 + (ExtendedReal)7.66772980658294e-18;
    private static readonly ExtendedReal RootHalf = 0.7071067811865476 + (ExtendedReal)(-4.833646656726457e-17);

    /// <summary>expm1(c*v)/c, v at c = 0.</summary>
    public static ExtendedReal Expm1div(ExtendedReal c, ExtendedReal v) => v * Exprel(c * v);

    /// <summary>log1p(c*v)/c, v at c = 0.</summary>
    public static ExtendedReal Log1pdiv(ExtendedReal c, ExtendedReal v) => v * Log1prel(c * v);

    /// <summary>expm1(u)/u, 1 at u = 0.</summary>
    public static ExtendedReal Exprel(ExtendedReal u) => u == 0 ? 1 : Expm1(u) / u;

    /// <summary>(e^u - 1 - u) / u^2 = 1/2 + u/6 + u^2/24 + ....</summary>
    public static ExtendedReal Exprel2(ExtendedReal u) =>
        Abs(u) > 1 ? ((Exp(u) - 1) / u / u) - (1 / u) : SmallExprel2(u);

    /// <summary>((u - 1) e^u + 1) / u^2 = 1/2 + u/3 + u^2/8 + ... + (n+1)/(n+2)! u^n.</summary>
    public static ExtendedReal ExprelDerivative(ExtendedReal u) =>
        Abs(u) > 1 ? (((u - 1) * Exp(u)) + 1) / (u * u) : SmallExprelDerivative(u);

    /// <summary>log1p(u)/u, 1 at u = 0.</summary>
    public static ExtendedReal Log1prel(ExtendedReal u) => u == 0 ? 1 : Log1p(u) / u;

    /// <summary>The same; the second argument is 1 + u, for those who know it more exactly.</summary>
    public static ExtendedReal Log1prel(ExtendedReal u, ExtendedReal onePlus) => Log1prel(u);

    /// <summary>(u/(1+u) - log1p(u)) / u^2 = -1/2 + 2u/3 - 3u^2/4 + ....</summary>
    public static ExtendedReal Log1prelDerivative(ExtendedReal u) =>
        Abs(u) > 0.25 ? ((u / (1 + u)) - Log1p(u)) / (u * u) : SmallLog1prelDerivative(u);

    /// <summary>The derivative of it; the further arguments are 1 + u and its reciprocal.</summary>
    public static ExtendedReal Log1prelDerivative(ExtendedReal u, ExtendedReal onePlus, ExtendedReal overOnePlus) => Log1prelDerivative(u);

    /// <summary>The error function.</summary>
    public static ExtendedReal Erf(ExtendedReal u) => Abs(u) < FarOut ? ErfSeries(u) : u.Sign * (1 - Erfc(Abs(u)));

    /// <summary>1 - erf(u).</summary>
    public static ExtendedReal Erfc(ExtendedReal u)
    {
        if (!(u > FarOut))
        {
            return u < -FarOut ? 2 - Erfc(-u) : 1 - ErfSeries(u);
        }

        var fraction = u;
        for (var n = u < FartherOut ? Fractions : FewFractions; n >= 1; n--)
        {
            fraction = u + (n / (2 * fraction));
        }

        return Gauss(u) / fraction * OverRootPi;
    }

    /// <summary>e^(-u^2).</summary>
    public static ExtendedReal Gauss(ExtendedReal u) => Exp(-u * u);

    /// <summary>e^(-u^2/2).</summary>
    public static ExtendedReal GaussHalf(ExtendedReal u) => Exp(-u * u / 2);

    /// <summary>The normal distribution.</summary>
    public static ExtendedReal NormalCdf(ExtendedReal u) => Erfc(-u * RootHalf) / 2;

    // 2/sqrt(pi) e^(-u^2) sum 2^n u^(2n+1) / (2n+1)!!, all terms of one sign.
    private static ExtendedReal ErfSeries(ExtendedReal u)
    {
        ExtendedReal square = 2 * u * u, sum = u, term = u;
        for (var n = 3; Counts(term, sum, n); n += 2)
        {
            sum += term = term * square / n;
        }

        return 2 * OverRootPi * Gauss(u) * sum;
    }

    private static ExtendedReal SmallExprel2(ExtendedReal u)
    {
        ExtendedReal sum = 0.5, term = 0.5;
        for (var n = 3; Counts(term, sum, n); n++)
        {
            sum += term = term * u / n;
        }

        return sum;
    }

    private static ExtendedReal SmallExprelDerivative(ExtendedReal u)
    {
        ExtendedReal sum = 0.5, term = 0.5;
        for (var n = 1; Counts(term, sum, n); n++)
        {
            sum += term = term * u * (n + 1) / (n * (n + 2));
        }

        return sum;
    }

    private static ExtendedReal SmallLog1prelDerivative(ExtendedReal u)
    {
        ExtendedReal sum = -0.5, power = -1;
        for (var n = 1; Counts(power, sum, n); n++)
        {
            power *= -u;
            sum += power * (n + 1) / (n + 2);
        }

        return sum;
    }
}

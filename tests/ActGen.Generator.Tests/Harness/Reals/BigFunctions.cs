namespace ActGen.Generator.Tests.Harness.Reals;

/// <summary>The elementary functions in <see cref="BigReal"/>, from their series and definitions alone.</summary>
internal static class BigFunctions
{
    public static readonly BigReal Pi = (16 * ArctangentOfReciprocal(5)) - (4 * ArctangentOfReciprocal(239));

    public static readonly BigReal Ln2 = LogarithmOfTwo();

    private static readonly BigReal TwoOverRootPi = 2 / BigReal.Sqrt(Pi);

    /// <summary>Reduced to |r| below 2^-17, then the series, then squared back.</summary>
    public static BigReal Exp(BigReal x)
    {
        const int Halvings = 16;
        if (x < -1_000_000)
        {
            return 0;
        }

        if (x > 1_000_000)
        {
            throw new ArithmeticException("an exponential beyond all floats");
        }

        var k = (int)Math.Round((double)x / Math.Log(2));
        var r = (x - (k * Ln2)) * BigReal.PowerOfTwo(-Halvings);
        BigReal sum = 1, term = 1;
        for (var n = 1; term.Sign != 0 && term.Magnitude > -BigReal.Bits - 20; n++)
        {
            term = term * r / n;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
        {
            sum *= sum;
        }

        return sum * BigReal.PowerOfTwo(k);
    }

    /// <summary>Halley's method on exp: each step triples the digits.</summary>
    public static BigReal Log(BigReal x)
    {
        if (x.Sign <= 0)
        {
            throw new ArithmeticException("logarithm of a number that is not positive");
        }

        if (x.Equals(1))
        {
            return 0;
        }

        var y = Math.Log((double)(x * BigReal.PowerOfTwo(-x.Magnitude))) + (x.Magnitude * Ln2);
        for (var i = 0; i < 2; i++)
        {
            var e = Exp(y);
            y += 2 * (x - e) / (x + e);
        }

        return y;
    }

    public static BigReal Pow(BigReal x, BigReal y)
    {
        if (x.Sign > 0)
        {
            return Exp(y * Log(x));
        }

        var n = (double)y;
        if (x.Sign == 0)
        {
            return n > 0 ? 0 : n == 0 ? 1 : throw new ArithmeticException("a negative power of 0");
        }

        return n != Math.Floor(n) || y.CompareTo(n) != 0 ? throw new ArithmeticException("a broken power of a negative number")
            : n == 0 ? 1
            : n % 2 == 0 ? Pow(-x, y) : -Pow(-x, y);
    }

    public static BigReal Cbrt(BigReal x) => x.Sign == 0 ? 0 : x.Sign < 0 ? -Cbrt(-x) : Exp(Log(x) / 3);

    public static BigReal Sin(BigReal x) => Turn(x, 0);

    public static BigReal Cos(BigReal x) => Turn(x, 1);

    public static BigReal Tan(BigReal x) => Sin(x) / Cos(x);

    /// <summary>From a double, corrected by the angle that is missing: its tangent is (x - t) / (1 + x t).</summary>
    public static BigReal Atan(BigReal x)
    {
        BigReal y = Math.Atan((double)x);
        for (var i = 0; i < 2; i++)
        {
            var (sin, cos) = (Sin(y), Cos(y));
            y += ((x * cos) - sin) / (cos + (x * sin));
        }

        return y;
    }

    public static BigReal Asin(BigReal x) => BigReal.Abs(x).Equals(1) ? x * Pi / 2 : Atan(x / BigReal.Sqrt((1 - x) * (1 + x)));

    public static BigReal Asinh(BigReal x) => x.Sign < 0 ? -Asinh(-x) : Log(x + BigReal.Sqrt((x * x) + 1));

    public static BigReal Acosh(BigReal x) => Log(x + BigReal.Sqrt((x - 1) * (x + 1)));

    public static BigReal Atanh(BigReal x) => Log((1 + x) / (1 - x)) / 2;

    public static BigReal Sinh(BigReal x) => (Exp(x) - Exp(-x)) / 2;

    public static BigReal Cosh(BigReal x) => (Exp(x) + Exp(-x)) / 2;

    public static BigReal Tanh(BigReal x) => x.Sign < 0 ? -Tanh(-x) : (1 - Exp(-2 * x)) / (1 + Exp(-2 * x));

    public static BigReal Sigmoid(BigReal x) => 1 / (1 + Exp(-x));

    public static BigReal Softplus(BigReal x) => Log1p(Exp(x));

    /// <summary>log(1 + x); of a small x the sum would leave few digits.</summary>
    public static BigReal Log1p(BigReal x)
    {
        if (x.Sign == 0 || x.Magnitude > -64)
        {
            return Log(1 + x);
        }

        BigReal power = x, sum = x;
        for (var n = 2; power.Magnitude > x.Magnitude - BigReal.Bits - 8; n++)
        {
            power = -power * x;
            sum += power / n;
        }

        return sum;
    }

    /// <summary>2/sqrt(pi) e^(-x^2) times the sum of 2^n x^(2n+1) / (1 3 5 ... (2n+1)); all terms have one sign.</summary>
    public static BigReal Erf(BigReal x)
    {
        if (BigReal.Abs(x) > 12)
        {
            return x.Sign * (1 - Erfc(BigReal.Abs(x)));
        }

        BigReal term = x, sum = x;
        for (var n = 1; term.Sign != 0 && term.Magnitude > sum.Magnitude - BigReal.Bits - 8; n++)
        {
            term = term * 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverRootPi * Exp(-x * x) * sum;
    }

    /// <summary>1 - erf, and Laplace's continued fraction where that loses too much.</summary>
    public static BigReal Erfc(BigReal x)
    {
        if (x < 7)
        {
            return 1 - Erf(x);
        }

        var fraction = x;
        for (var n = 400; n >= 1; n--)
        {
            fraction = x + ((BigReal)n / 2 / fraction);
        }

        return Exp(-x * x) / fraction * TwoOverRootPi / 2;
    }

    private static BigReal Turn(BigReal x, int quarters)
    {
        // A double has not all digits of a huge number of quarter turns: what is left of them is taken off again.
        var (r, turns) = (x, (double)quarters);
        for (var i = 0; i == 0 || BigReal.Abs(r) > 1; i++)
        {
            var k = Math.Round((double)r / (Math.PI / 2));
            r -= k * Pi / 2;
            turns += k % 4;
        }

        var quadrant = (int)(((turns % 4) + 4) % 4);
        var value = quadrant % 2 == 0 ? Series(r, r, 1) : Series(1, r, 0);
        return quadrant < 2 ? value : -value;

        static BigReal Series(BigReal first, BigReal r, int n)
        {
            BigReal term = first, sum = first;
            while (term.Sign != 0 && term.Magnitude > sum.Magnitude - BigReal.Bits - 8)
            {
                term = -term * r * r / ((n + 1) * (n + 2));
                n += 2;
                sum += term;
            }

            return sum;
        }
    }

    private static BigReal ArctangentOfReciprocal(int n)
    {
        BigReal power = (BigReal)1 / n, sum = 0;
        for (var k = 1; power.Magnitude > -BigReal.Bits - 8; k += 2)
        {
            sum += k % 4 == 1 ? power / k : -power / k;
            power /= n * n;
        }

        return sum;
    }

    private static BigReal LogarithmOfTwo()
    {
        // 2 artanh(1/3).
        BigReal power = (BigReal)2 / 3, sum = 0;
        for (var k = 1; power.Magnitude > -BigReal.Bits - 8; k += 2)
        {
            sum += power / k;
            power /= 9;
        }

        return sum;
    }
}

using System;
using System.ComponentModel;

namespace ActGen.CompilerServices;

/// <summary>
/// The functions of <see cref="Reals"/> with the digits and the range of <see cref="ExtendedReal"/>, to about 1e-29: exponentials and
/// logarithms, and what is made of them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ExtendedReals
{
    // The halvings of an argument before its series, which converges fast then.
    private const int Halvings = 8;

    // Series end where nothing is added any more.
    private const int MaxTerms = 400;
    private const double Negligible = 112;

    // Beyond, what is left of an argument of an exponential is noise.
    private const double Huge = 90;

    private static readonly ExtendedReal LogOfTwo = 0.6931471805599453 + (ExtendedReal)2.3190468138462996e-17;
    private static readonly ExtendedReal LogOfTen = 2.302585092994046 + (ExtendedReal)(-2.1707562233822494e-16);

    /// <summary>e to the power of u.</summary>
    public static ExtendedReal Exp(ExtendedReal u)
    {
        if (!u.IsOrdinary)
        {
            return Math.Exp((double)u);
        }

        var places = Round(u / LogOfTwo);
        var rest = u.Exponent > Huge ? 0 : u - (places * LogOfTwo);
        return (SmallExpm1(rest) + 1).TimesPowerOfTwo((double)places);
    }

    /// <summary>exp(u) - 1.</summary>
    public static ExtendedReal Expm1(ExtendedReal u) => Abs(u) < 0.35 ? SmallExpm1(u) : Exp(u) - 1;

    /// <summary>exp(-abs(u)).</summary>
    public static ExtendedReal ExpOfMinusAbs(ExtendedReal u) => Exp(-Abs(u));

    /// <summary>The natural logarithm.</summary>
    public static ExtendedReal Log(ExtendedReal u)
    {
        if (!u.IsOrdinary || u.Sign < 0)
        {
            return Math.Log((double)u);
        }

        var (mantissa, exponent) = u.Mantissa < 1.4142135 ? (u.Mantissa, u.Exponent) : (u.Mantissa / 2, u.Exponent + 1);
        return LogOfMantissa(mantissa) + (exponent * LogOfTwo);
    }

    /// <summary>log(1 + u).</summary>
    public static ExtendedReal Log1p(ExtendedReal u) => Abs(u) < 0.06 ? 2 * SmallAtanh(u / (2 + u)) : Log(1 + u);

    /// <summary>The binary logarithm.</summary>
    public static ExtendedReal Log2(ExtendedReal u) => Log(u) / LogOfTwo;

    /// <summary>The decimal logarithm.</summary>
    public static ExtendedReal Log10(ExtendedReal u) => Log(u) / LogOfTen;

    /// <summary>u to the power of v.</summary>
    public static ExtendedReal Pow(ExtendedReal u, ExtendedReal v)
    {
        if (v.Sign == 0 && !v.IsNaN)
        {
            return 1;
        }

        if (!u.IsOrdinary || !v.IsOrdinary)
        {
            return Math.Pow((double)u, (double)v);
        }

        if (Abs(v) <= 64 && Floor(v) == v)
        {
            var power = Whole(u, (int)Math.Abs((double)v));
            return v.Sign < 0 ? 1 / power : power;
        }

        var size = Exp(v * Log(Abs(u)));
        return u.Sign > 0 ? size : Floor(v) != v ? double.NaN : Floor(v / 2) == v / 2 ? size : -size;
    }

    /// <summary>The square root.</summary>
    public static ExtendedReal Sqrt(ExtendedReal u)
    {
        if (!u.IsOrdinary || u.Sign < 0)
        {
            return Math.Sqrt((double)u);
        }

        var exponent = 2 * Math.Floor(u.Exponent / 2);
        var part = u.TimesPowerOfTwo(-exponent);
        ExtendedReal root = Math.Sqrt((double)part);
        return (root + ((part - (root * root)) / (2 * root))).TimesPowerOfTwo(exponent / 2);
    }

    /// <summary>The cube root.</summary>
    public static ExtendedReal Cbrt(ExtendedReal u)
    {
        if (!u.IsOrdinary)
        {
            return u;
        }

        var exponent = 3 * Math.Floor(u.Exponent / 3);
        var part = Abs(u).TimesPowerOfTwo(-exponent);
        ExtendedReal root = Math.Pow((double)part, 1.0 / 3);
        for (var step = 0; step < 2; step++)
        {
            root -= ((root * root * root) - part) / (3 * root * root);
        }

        return (u.Sign * root).TimesPowerOfTwo(exponent / 3);
    }

    /// <summary>sqrt(u * u + v * v).</summary>
    public static ExtendedReal Hypot(ExtendedReal u, ExtendedReal v) => Sqrt((u * u) + (v * v));

    /// <summary>sqrt(1 + u * u).</summary>
    public static ExtendedReal Hypot1(ExtendedReal u) => Sqrt(1 + (u * u));

    /// <summary>1 / (1 + exp(-u)).</summary>
    public static ExtendedReal Sigmoid(ExtendedReal u) => 1 / (1 + Exp(-u));

    /// <summary>log(1 + exp(u)).</summary>
    public static ExtendedReal Softplus(ExtendedReal u) => u.Sign > 0 ? u + Log1p(Exp(-u)) : Log1p(Exp(u));

    /// <summary>The hyperbolic sine.</summary>
    public static ExtendedReal Sinh(ExtendedReal u)
    {
        var growth = Expm1(Abs(u));
        return u.IsOrdinary ? u.Sign * (growth + (growth / (growth + 1))) / 2 : u;
    }

    /// <summary>The hyperbolic cosine.</summary>
    public static ExtendedReal Cosh(ExtendedReal u) => (Exp(u) + Exp(-u)) / 2;

    /// <summary>The hyperbolic tangent.</summary>
    public static ExtendedReal Tanh(ExtendedReal u)
    {
        var growth = Expm1(-2 * Abs(u));
        return u.IsNaN ? u : -u.Sign * growth / (growth + 2);
    }

    /// <summary>1 / cosh(u)^2.</summary>
    public static ExtendedReal SechSquared(ExtendedReal u)
    {
        var e = Exp(-2 * Abs(u));
        return 4 * e / ((1 + e) * (1 + e));
    }

    /// <summary>The inverse of sinh.</summary>
    public static ExtendedReal Asinh(ExtendedReal u)
    {
        var a = Abs(u);
        return !u.IsOrdinary ? u : u.Sign * Log1p(a + (a * a / (1 + Hypot1(a))));
    }

    /// <summary>The inverse of cosh.</summary>
    public static ExtendedReal Acosh(ExtendedReal u) => u < 1 ? double.NaN : Log1p(u - 1 + Sqrt((u - 1) * (u + 1)));

    /// <summary>The inverse of tanh.</summary>
    public static ExtendedReal Atanh(ExtendedReal u)
    {
        var a = Abs(u);
        return a > 1 ? double.NaN : u.Sign == 0 ? u : u.Sign * Log1p(2 * a / (1 - a)) / 2;
    }

    /// <summary>log(exp(u) + exp(v)).</summary>
    public static ExtendedReal Logaddexp(ExtendedReal u, ExtendedReal v) =>
        u == v ? u + LogOfTwo : Max(u, v) + Log1p(Exp(-Abs(u - v)));

    // exp(u) - 1 for |u| < 1: the series of a small part, doubled again and again.
    private static ExtendedReal SmallExpm1(ExtendedReal u)
    {
        var part = u.TimesPowerOfTwo(-Halvings);
        var (result, term) = (part, part);
        for (var n = 2; Counts(term, result, n); n++)
        {
            result += term = term * part / n;
        }

        for (var i = 0; i < Halvings; i++)
        {
            result = (2 * result) + (result * result);
        }

        return result;
    }

    // Near 1 by its series; elsewhere the double's logarithm, and that of what it leaves.
    private static ExtendedReal LogOfMantissa(ExtendedReal u)
    {
        if (Abs(u - 1) < 0.06)
        {
            return 2 * SmallAtanh((u - 1) / (u + 1));
        }

        ExtendedReal log = Math.Log((double)u);
        return log + ((u * Exp(-log)) - 1);
    }

    // u + u^3 / 3 + u^5 / 5 + ....
    private static ExtendedReal SmallAtanh(ExtendedReal u)
    {
        var (square, sum, power) = (u * u, u, u);
        for (var n = 3; Counts(power, sum, n); n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }

    // Whether the terms of a series after one are something beside the sum.
    private static bool Counts(ExtendedReal term, ExtendedReal sum, int number) =>
        number < MaxTerms && term.IsOrdinary && term.Exponent > sum.Exponent - Negligible;

    private static ExtendedReal Whole(ExtendedReal u, int exponent)
    {
        ExtendedReal result = 1;
        for (; exponent > 0; exponent /= 2, u *= u)
        {
            result = exponent % 2 == 0 ? result : result * u;
        }

        return result;
    }
}

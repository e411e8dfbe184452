using System;
using System.ComponentModel;

namespace ActGen.CompilerServices;

/// <summary>
/// The functions of the language in double precision, to about 1e-15. They define what a formula means, for the generator, which is
/// compiled with this file too, and they are what kernels call on the slow path of lanes whose digits float loses.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Reals
{
    /// <summary>The sign, NaN of NaN.</summary>
    public static double Sign(double u) => double.IsNaN(u) ? u : Math.Sign(u);

    /// <summary>The smaller one; NaN if either is.</summary>
    public static double Min(double u, double v) => double.IsNaN(u) || double.IsNaN(v) ? double.NaN : Math.Min(u, v);

    /// <summary>The larger one; NaN if either is.</summary>
    public static double Max(double u, double v) => double.IsNaN(u) || double.IsNaN(v) ? double.NaN : Math.Max(u, v);

    /// <summary>u to the power of v.</summary>
    public static double Pow(double u, double v) => Math.Pow(u, v);

    /// <summary>exp(u) - 1.</summary>
    public static double Expm1(double u)
    {
        if (Math.Abs(u) > 0.35)
        {
            return Math.Exp(u) - 1;
        }

        // u + u^2/2! + u^3/3! + ..., which loses nothing for small u.
        var (term, sum) = (u, u);
        for (var n = 2; n < 24; n++)
        {
            term *= u / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>log(1 + u).</summary>
    public static double Log1p(double u)
    {
        if (u <= -1)
        {
            return u == -1 ? double.NegativeInfinity : double.NaN;
        }

        if (double.IsPositiveInfinity(u))
        {
            return u;
        }

        // log(1 + u) corrected by what 1 + u rounded away.
        var y = 1 + u;
        return y == 1 ? u : Math.Log(y) - ((y - 1 - u) / y);
    }

    /// <summary>The binary logarithm.</summary>
    public static double Log2(double u) => Math.Log(u) * 1.4426950408889634;

    /// <summary>The cube root.</summary>
    public static double Cbrt(double u)
    {
        if (u == 0 || double.IsNaN(u) || double.IsInfinity(u))
        {
            return u;
        }

        var root = Math.Sign(u) * Math.Pow(Math.Abs(u), 1.0 / 3);
        return root - ((root * root * root - u) / (3 * root * root));
    }

    /// <summary>The inverse of sinh.</summary>
    public static double Asinh(double u)
    {
        var a = Math.Abs(u);
        var value = a > 1e8 ? Math.Log(a) + 0.6931471805599453 : Log1p(a + (a * a / (1 + Math.Sqrt(1 + (a * a)))));
        return u < 0 ? -value : double.IsNaN(u) ? u : value;
    }

    /// <summary>sqrt(u * u + v * v), without a square that overflows.</summary>
    public static double Hypot(double u, double v)
    {
        var larger = Math.Max(Math.Abs(u), Math.Abs(v));
        return larger > 0 && !double.IsInfinity(larger) ? larger * Hypot1(Math.Min(Math.Abs(u), Math.Abs(v)) / larger) : larger;
    }

    /// <summary>log(exp(u) + exp(v)).</summary>
    public static double Logaddexp(double u, double v) =>
        double.IsNaN(u) || double.IsNaN(v) ? double.NaN : u == v ? u + Math.Log(2) : Math.Max(u, v) + Log1p(Math.Exp(-Math.Abs(u - v)));

    /// <summary>The angle of the point (v, u): 0 at the origin, and no difference between the zeros of both signs.</summary>
    public static double Atan2(double u, double v) => u == 0 && v == 0 ? 0 : Math.Atan2(u + 0.0, v + 0.0);

    /// <summary>sqrt(1 + u * u).</summary>
    public static double Hypot1(double u) => Math.Abs(u) > 1e9 ? Math.Abs(u) : Math.Sqrt(1 + (u * u));

    /// <summary>The inverse of cosh.</summary>
    public static double Acosh(double u) =>
        u > 1e8 ? Math.Log(u) + 0.6931471805599453 : u < 1 ? double.NaN : Log1p(u - 1 + Math.Sqrt((u - 1) * (u + 1)));

    /// <summary>The inverse of tanh.</summary>
    public static double Atanh(double u)
    {
        var a = Math.Abs(u);
        var value = a > 1 ? double.NaN : 0.5 * Log1p(2 * a / (1 - a));
        return u < 0 ? -value : value;
    }

    /// <summary>1 / (1 + exp(-u)).</summary>
    public static double Sigmoid(double u) => u >= 0 ? 1 / (1 + Math.Exp(-u)) : Math.Exp(u) / (1 + Math.Exp(u));

    /// <summary>log(1 + exp(u)).</summary>
    public static double Softplus(double u) => double.IsNaN(u) ? u : Math.Max(u, 0) + Log1p(Math.Exp(-Math.Abs(u)));

    /// <summary>1 / cosh(u)^2.</summary>
    public static double SechSquared(double u)
    {
        var e = Math.Exp(-2 * Math.Abs(u));
        return 4 * e / ((1 + e) * (1 + e));
    }
}

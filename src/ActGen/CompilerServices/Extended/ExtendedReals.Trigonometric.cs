using System;

namespace ActGen.CompilerServices;

/// <summary>Trigonometric functions, and what is left of the removable singularity of the sine.</summary>
public static partial class ExtendedReals
{
    // Beyond, an angle has no digits that tell its direction.
    private const double LargestAngle = 4503599627370496;

    // pi / 2 in three doubles.
    private const double HighOfHalfPi = 1.5707963267948966;
    private const double MiddleOfHalfPi = 6.123233995736766e-17;
    private const double LowOfHalfPi = -1.4973849048591698e-33;

    private static ExtendedReal HalfPi => HighOfHalfPi + (ExtendedReal)MiddleOfHalfPi;

    /// <summary>The sine of u radians.</summary>
    public static ExtendedReal Sin(ExtendedReal u) => Quadrant(u, 0);

    /// <summary>The cosine of u radians.</summary>
    public static ExtendedReal Cos(ExtendedReal u) => Quadrant(u, 1);

    /// <summary>The tangent of u radians.</summary>
    public static ExtendedReal Tan(ExtendedReal u) => Sin(u) / Cos(u);

    /// <summary>The inverse of tan.</summary>
    public static ExtendedReal Atan(ExtendedReal u)
    {
        if (Abs(u) > 1)
        {
            return (u.Sign * HalfPi) - Atan(1 / u);
        }

        // The double's angle, and that of what it leaves.
        ExtendedReal angle = Math.Atan((double)u);
        var tangent = Tan(angle);
        return angle + ((u - tangent) / (1 + (u * tangent)));
    }

    /// <summary>The angle of the point (v, u), 0 at the origin.</summary>
    public static ExtendedReal Atan2(ExtendedReal u, ExtendedReal v) =>
        v > 0 ? Atan(u / v) : v < 0 ? Atan(u / v) + (u.Sign < 0 ? -2 : 2) * HalfPi : v == 0 ? u.Sign * HalfPi : double.NaN;

    /// <summary>The inverse of sin.</summary>
    public static ExtendedReal Asin(ExtendedReal u) => Atan(u / Sqrt((1 - u) * (1 + u)));

    /// <summary>The inverse of cos.</summary>
    public static ExtendedReal Acos(ExtendedReal u) => 2 * Atan(Sqrt((1 - u) / (1 + u)));

    /// <summary>sin(u)/u, 1 at u = 0.</summary>
    public static ExtendedReal Sinc(ExtendedReal u) => u == 0 ? 1 : Sin(u) / u;

    /// <summary>sin(c*v)/c, v at c = 0.</summary>
    public static ExtendedReal Sindiv(ExtendedReal c, ExtendedReal v) => v * Sinc(c * v);

    /// <summary>(cos(u) - sin(u)/u) / u, 0 at u = 0.</summary>
    public static ExtendedReal SincDerivative(ExtendedReal u)
    {
        if (Abs(u) > 1)
        {
            return (Cos(u) - (Sin(u) / u)) / u;
        }

        // -u/3 + u^3/30 - ... + (-1)^n 2n/(2n+1)! u^(2n-1).
        ExtendedReal square = u * u, power = -u / 6, sum = 2 * power;
        for (var n = 2; Counts(power, sum, n); n++)
        {
            power *= -square / ((2 * n) * ((2 * n) + 1));
            sum += 2 * n * power;
        }

        return sum;
    }

    // The sine of u and some quarter turns.
    private static ExtendedReal Quadrant(ExtendedReal u, int quarters)
    {
        if (!(Abs(u) < LargestAngle))
        {
            return quarters == 0 ? Math.Sin((double)u) : Math.Cos((double)u);
        }

        var turns = Round(u / HalfPi);
        var rest = u - (turns * HighOfHalfPi) - (turns * MiddleOfHalfPi) - (turns * LowOfHalfPi);
        var square = rest * rest;
        var quadrant = ((long)(double)turns + quarters) & 3;
        ExtendedReal sum = (quadrant & 1) == 0 ? rest : 1, term = sum;
        for (var n = (quadrant & 1) == 0 ? 2 : 1; Counts(term, sum, n); n += 2)
        {
            sum += term = -term * square / (n * (n + 1));
        }

        return quadrant < 2 ? sum : -sum;
    }
}

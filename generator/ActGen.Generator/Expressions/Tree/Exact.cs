using System;

namespace ActGen.Generator.Expressions;

/// <summary>Arithmetic on numbers of a formula that answers only where the result is exact, so that folding never rounds.</summary>
internal static class Exact
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    public static double? Add(double a, double b)
    {
        var sum = a + b;
        var fromB = sum - a;
        var error = (a - (sum - fromB)) + (b - fromB);
        return error == 0 ? sum : null;
    }

    public static double? Multiply(double a, double b)
    {
        var product = a * b;
        if (a == 0 || b == 0)
        {
            return 0;
        }

        // Exact when the product of the two odd significands has at most 53 bits and the result is an ordinary number; decimal
        // text rarely has so few. Odd numbers of n and m bits have a product of n + m - 1 or n + m bits.
        var (left, right) = (OddSignificand(a), OddSignificand(b));
        return Bits(left) + Bits(right) <= 54 && Bits(left * right) <= 53 && Math.Abs(product) >= SmallestNormal
            && !double.IsInfinity(product)
            ? product
            : null;
    }

    public static double? Power(double @base, int exponent)
    {
        if (exponent < 0)
        {
            // Only powers of two have an exact reciprocal.
            return @base != 0 && OddSignificand(@base) == 1 && Power(1 / @base, -exponent) is { } inverse ? inverse : null;
        }

        double? result = 1;
        for (var i = 0; i < exponent && result is { } value; i++)
        {
            result = Multiply(value, @base);
        }

        return result;
    }

    private static long OddSignificand(double value)
    {
        var significand = (BitConverter.DoubleToInt64Bits(value) & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        while ((significand & 1) == 0)
        {
            significand >>= 1;
        }

        return significand;
    }

    private static int Bits(long value)
    {
        var bits = 0;
        for (; value > 0; value >>= 1)
        {
            bits++;
        }

        return bits;
    }
}

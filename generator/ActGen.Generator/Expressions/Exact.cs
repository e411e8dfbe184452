using System;

namespace ActGen.Generator.Expressions;

/// <summary>Arithmetic on numbers of a formula that answers only where the result is exact, so that folding never rounds.</summary>
internal static class Exact
{
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

        // A product of doubles is exact when the significands together have at most 53 bits; decimal text rarely has.
        return SignificantBits(a) + SignificantBits(b) <= 53 && product != 0 && !double.IsInfinity(product) ? product : null;
    }

    public static double? Power(double radix, int exponent)
    {
        if (exponent < 0)
        {
            // Only powers of two have an exact reciprocal.
            return radix != 0 && SignificantBits(radix) == 1 && Power(1 / radix, -exponent) is { } inverse ? inverse : null;
        }

        double? result = 1;
        for (var i = 0; i < exponent && result is { } value; i++)
        {
            result = Multiply(value, radix);
        }

        return result;
    }

    private static int SignificantBits(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var significand = (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        var trailing = 0;
        while ((significand & 1) == 0)
        {
            significand >>= 1;
            trailing++;
        }

        return 53 - trailing;
    }
}

namespace ActGen.Training;

/// <summary>
/// Functions of doubles from nothing but additions, multiplications and divisions, so that the bits are the same on every machine;
/// those of the system library may differ in the last one.
/// </summary>
internal static class Exact
{
    private const double Ln2 = 0.69314718055994531;

    /// <summary>A power of a whole, non-negative exponent, by repeated squaring.</summary>
    public static double Power(double value, long exponent)
    {
        double result = 1;
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * value : result;
            value *= value;
        }

        return result;
    }

    /// <summary>A positive number to a power of 0 or more, to about 14 digits.</summary>
    public static double Power(double value, double exponent)
    {
        var whole = (long)exponent;
        return Power(value, whole) * Exponential((exponent - whole) * Logarithm(value));
    }

    /// <summary>
    /// Natural logarithm of a normal positive number to about 15 digits: value = 2^e m with m in [sqrt(1/2), sqrt(2)), and
    /// log m = 2 artanh((m - 1) / (m + 1)) by its series.
    /// </summary>
    public static double Logarithm(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >>> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        var s = (m - 1) / (m + 1);
        double series = 0;
        for (var power = 21; power >= 1; power -= 2)
        {
            series = series * s * s + 1.0 / power;
        }

        return exponent * Ln2 + 2 * s * series;
    }

    /// <summary>The cosine of pi t, for t from 0 to 1, to about 15 digits: its series at a quarter of the angle, doubled twice.</summary>
    public static double CosineOfHalfTurns(double t)
    {
        var x = Math.PI * t / 4;
        double series = 0;
        for (var n = 18; n >= 0; n -= 2)
        {
            series = 1 - series * x * x / ((n + 1) * (n + 2));
        }

        var half = 2 * series * series - 1;
        return 2 * half * half - 1;
    }

    /// <summary>The exponential function for exponents of moderate size: its series at x / 1024, squared ten times.</summary>
    private static double Exponential(double x)
    {
        x /= 1024;
        double rest = 0;
        for (var n = 12; n >= 1; n--)
        {
            rest = (rest + 1) * x / n;
        }

        // Squares 1 + rest without losing the digits of a small rest.
        for (var i = 0; i < 10; i++)
        {
            rest = rest * rest + 2 * rest;
        }

        return rest + 1;
    }
}

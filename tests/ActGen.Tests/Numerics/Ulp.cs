namespace ActGen.Tests.Numerics;

/// <summary>Distance of a float from an exact value, in units in the last place of that value.</summary>
public static class Ulp
{
    private const double SmallestSubnormal = 1.401298464324817E-45;
    private const long ExponentBits = 0x7FFL << 52;
    private const long SmallestNormal = (1023L - 126) << 52;

    /// <summary>
    /// The error in ulps. Infinite where only one of the two is NaN, where only one of them is infinite once the exact value is rounded to
    /// a float, and where both are zero with different signs.
    /// </summary>
    public static double Error(float actual, double exact)
    {
        if (float.IsNaN(actual) || double.IsNaN(exact)) return float.IsNaN(actual) && double.IsNaN(exact) ? 0 : double.PositiveInfinity;
        var rounded = (float)exact;
        if (float.IsInfinity(actual) || float.IsInfinity(rounded)) return actual == rounded ? 0 : double.PositiveInfinity;
        if (actual == 0 && rounded == 0 && float.IsNegative(actual) != float.IsNegative(rounded)) return double.PositiveInfinity;
        return Math.Abs(actual - exact) / UnitAt(exact);
    }

    /// <summary>
    /// 2^-23 of the power of two below the value, by its exponent bits alone; the smallest normal float has the unit of the subnormal ones.
    /// </summary>
    public static double UnitAt(double exact)
    {
        var exponent = BitConverter.DoubleToInt64Bits(exact) & ExponentBits;
        return exponent <= SmallestNormal ? SmallestSubnormal : BitConverter.Int64BitsToDouble(exponent - (23L << 52));
    }
}

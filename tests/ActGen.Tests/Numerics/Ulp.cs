namespace ActGen.Tests.Numerics;

/// <summary>Distance of a float from an exact value, in units in the last place of that value.</summary>
public static class Ulp
{
    private const double SmallestSubnormal = 1.401298464324817E-45;

    /// <summary>
    /// The error in ulps. Infinite where only one of the two is NaN, where only one of them is infinite once the exact value is rounded to a
    /// float, and where both are zero with different signs.
    /// </summary>
    public static double Error(float actual, double exact)
    {
        if (float.IsNaN(actual) || double.IsNaN(exact)) return float.IsNaN(actual) && double.IsNaN(exact) ? 0 : double.PositiveInfinity;
        float rounded = (float)exact;
        if (float.IsInfinity(actual) || float.IsInfinity(rounded)) return actual == rounded ? 0 : double.PositiveInfinity;
        if (actual == 0 && rounded == 0 && float.IsNegative(actual) != float.IsNegative(rounded)) return double.PositiveInfinity;
        return Math.Abs(actual - exact) / UnitAt(exact);
    }

    private static double UnitAt(double exact) =>
        exact == 0 ? SmallestSubnormal : Math.Max(Math.ScaleB(1, Math.ILogB(exact) - 23), SmallestSubnormal);
}

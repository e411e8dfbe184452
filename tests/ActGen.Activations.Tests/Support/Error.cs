namespace ActGen.Activations.Tests.Support;

/// <summary>The distance of a float from an exact value.</summary>
public static class Error
{
    private const double SmallestSubnormal = 1.401298464324817E-45;

    /// <summary>
    /// In ulps of the exact value, or of the scale where that is larger: the size of the terms that cancel. Infinite where only one of the
    /// two is NaN or only one rounds to an infinity.
    /// </summary>
    public static double Ulps(float actual, double exact, double scale = 0)
    {
        if (float.IsNaN(actual) || double.IsNaN(exact))
        {
            return float.IsNaN(actual) && double.IsNaN(exact) ? 0 : double.PositiveInfinity;
        }

        var rounded = (float)exact;
        if (float.IsInfinity(actual) || float.IsInfinity(rounded))
        {
            return actual == rounded ? 0 : double.PositiveInfinity;
        }

        return Math.Abs(actual - exact) / UnitAt(Math.Max(Math.Abs(exact), scale));
    }

    /// <summary>Relative to the exact value; 0 where both are 0.</summary>
    public static double Relative(float actual, double exact) =>
        actual == exact ? 0 : double.IsFinite(actual) ? Math.Abs(actual - exact) / Math.Abs(exact) : double.PositiveInfinity;

    private static double UnitAt(double size) =>
        size == 0 ? SmallestSubnormal : Math.Max(Math.ScaleB(1, Math.ILogB(size) - 23), SmallestSubnormal);
}

namespace ActGen.Generator.Describe;

/// <summary>Searches for the places where a function changes its sign, among ordinary inputs.</summary>
internal static class SignChanges
{
    /// <summary>How far from 0 is searched.</summary>
    public const double Reach = 64;

    // A grid that no sum of decimal numbers falls on.
    private const int Cells = 511;

    public static IEnumerable<double> Of(Func<double, double> f)
    {
        var before = f(-Reach);
        for (var i = 1; i <= Cells; i++)
        {
            var (low, high) = (Reach * ((2.0 * (i - 1) / Cells) - 1), Reach * ((2.0 * i / Cells) - 1));
            var after = f(high);
            if (before * after < 0)
            {
                for (var step = 0; step < 100; step++)
                {
                    var middle = (low + high) / 2;
                    (low, high) = f(middle) * before > 0 ? (middle, high) : (low, middle);
                }

                yield return high;
            }

            before = after;
        }
    }
}

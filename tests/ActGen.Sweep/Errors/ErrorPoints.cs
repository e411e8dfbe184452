namespace ActGen.Sweep.Errors;

/// <summary>The inputs at which errors are measured: of all magnitudes, most of them where activations bend.</summary>
internal static class ErrorPoints
{
    // Where magnitudes begin and end, and how many there are between them, evenly spaced by their logarithms.
    private static readonly (double From, double To, int Count)[] Strata = [(1e-38, 1e-3, 24), (1e-3, 100, 120), (100, 3.4e38, 24)];

    // Round numbers: kinks, and where pieces meet.
    private const int Quarters = 40;

    /// <summary>The inputs, both signs and 0, in ascending order.</summary>
    public static IReadOnlyList<float> All { get; } = [.. Magnitudes().SelectMany(m => new[] { -m, m }).Append(0).Distinct().Order()];

    private static IEnumerable<float> Magnitudes()
    {
        foreach (var (from, to, count) in Strata)
        {
            for (var i = 0; i < count; i++)
            {
                yield return (float)(from * Math.Pow(to / from, (i + 0.5) / count));
            }
        }

        for (var i = 1; i <= Quarters; i++)
        {
            yield return i / 4f;
        }
    }
}

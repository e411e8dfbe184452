namespace ActGen.Generator.Tests.Schedule;

/// <summary>The results of walked schedules, compared with the exact ones.</summary>
internal sealed class Agreement
{
    // What the interpreter loses of a formula as it is written, in double.
    private const double Exactness = 1e-9;

    // A value that rounded constants may move further tells nothing.
    private const double LargestError = 1e-4;

    /// <summary>How many values agree.</summary>
    public int Compared { get; private set; }

    /// <summary>How many could not be compared: undefined as written, at a jump, or ill conditioned.</summary>
    public int Skipped { get; private set; }

    /// <summary>The values that do not agree.</summary>
    public List<string> Differences { get; } = [];

    /// <param name="what">What is compared, for the message.</param>
    /// <param name="expected">The value of the formula.</param>
    /// <param name="actual">What the steps came to.</param>
    /// <param name="size">The size of the terms that the value is a sum of.</param>
    public void Compare(string what, double expected, Bounded actual, double size = 0)
    {
        var scale = Math.Max(1, Math.Max(size, Math.Abs(expected)));
        if (!double.IsFinite(expected) || (actual.Error > LargestError * scale && !double.IsNaN(actual.Value)))
        {
            Skipped++;
        }
        else if (Math.Abs(actual.Value - expected) <= actual.Error + (Exactness * scale))
        {
            Compared++;
        }
        else
        {
            Differences.Add($"{what}: {actual.Value:r}, not {expected:r}; off by {Math.Abs(actual.Value - expected):g2}, constants by "
                + $"{actual.Error:g2}");
        }
    }

    /// <summary>Every part of every place, by their indices.</summary>
    public static void Each<TPlace, TPart>(IReadOnlyList<TPlace> places, IReadOnlyList<TPart> parts, Action<int, int> compare)
    {
        for (var place = 0; place < places.Count; place++)
        {
            for (var part = 0; part < parts.Count; part++)
            {
                compare(place, part);
            }
        }
    }

    /// <summary>Everything agrees, and little is skipped.</summary>
    public void Require(double share)
    {
        Assert.True(Differences.Count == 0, $"{Differences.Count} differences\n{string.Join("\n", Differences.Take(20))}");
        Assert.True(Compared >= share * (Compared + Skipped), $"{Compared} compared, {Skipped} skipped");
    }
}

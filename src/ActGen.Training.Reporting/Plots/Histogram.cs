namespace ActGen.Training.Reporting;

/// <summary>How many values lie in each of some bins of equal width.</summary>
/// <param name="Low">The lower end of the first bin.</param>
/// <param name="High">The upper end of the last bin.</param>
/// <param name="Counts">The number of values in each bin.</param>
/// <param name="Outside">The number of values outside, those that are not finite among them.</param>
public sealed record Histogram(double Low, double High, IReadOnlyList<long> Counts, long Outside)
{
    /// <summary>Counts values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="low">The lower end of the first bin.</param>
    /// <param name="high">The upper end of the last bin, above the lower.</param>
    /// <param name="bins">The number of bins.</param>
    public static Histogram Of(ReadOnlySpan<float> values, double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        var counts = new long[bins];
        long outside = 0;
        foreach (var value in values)
        {
            if (value >= low && value <= high)
            {
                counts[Math.Min(bins - 1, (int)((value - low) / (high - low) * bins))]++;
            }
            else
            {
                outside++;
            }
        }

        return new Histogram(low, high, counts, outside);
    }
}

namespace ActGen.Benchmarks.Elementwise;

/// <summary>Normally distributed numbers; the same seed gives the same ones.</summary>
internal static class NormalNumbers
{
    // Longer spans repeat the same numbers: no kernel can tell, and filling them takes no time.
    private const int Period = 1 << 14;

    public static void Fill(Span<float> values, double deviation, int seed)
    {
        var random = new Random(seed);
        var first = values[..Math.Min(Period, values.Length)];
        for (var i = 0; i < first.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            first[i] = (float)(deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        for (var i = Period; i < values.Length; i += Period)
        {
            first[..Math.Min(Period, values.Length - i)].CopyTo(values[i..]);
        }
    }
}

namespace ActGen.Training;

/// <summary>
/// Random numbers that are computed from a key and a place rather than one from another (SplitMix64), so that threads need not take turns:
/// what dropout uses. A value type; a copy continues by itself.
/// </summary>
public struct RandomStream
{
    private ulong _state;

    /// <summary>The stream of a place.</summary>
    /// <param name="key">The key of the step.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="row">The row.</param>
    internal RandomStream(ulong key, uint layer, uint row) => _state = Mix(key ^ Mix(((ulong)layer << 32) | row));

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A multiple of 2^-24 from 0 to below 1.</summary>
    public float NextSingle() => (NextBits() >>> 40) * (1f / (1 << 24));

    /// <summary>A normally distributed number with mean 0 and deviation 1.</summary>
    public double NextNormal() => NormalQuantile.Of(((NextBits() >>> 11) + 0.5) * (1.0 / (1ul << 53)));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EB;
        return z ^ (z >>> 31);
    }
}

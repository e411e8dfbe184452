namespace ActGen.Sweep;

/// <summary>Goes through all floats, or every so many of them, in blocks on all processors.</summary>
internal static class FloatBlocks
{
    /// <summary>The number of floats of a block.</summary>
    public const int Length = 1 << 14;

    private const long FloatCount = 1L << 32;

    /// <summary>How many floats have bit patterns that are a multiple of a stride.</summary>
    public static long Count(uint stride) => (FloatCount + stride - 1) / stride;

    /// <summary>A count rounded up to whole blocks.</summary>
    public static long Whole(long count) => (count + Length - 1) / Length * Length;

    /// <summary>The floats of a block.</summary>
    public static float[] Floats(long first, int length, uint stride)
    {
        var x = new float[length];
        for (var i = 0; i < length; i++) x[i] = BitConverter.UInt32BitsToSingle((uint)((first + i) * stride));
        return x;
    }

    /// <summary>Runs over blocks of indices; a block gets its first index, its length and what was found before it.</summary>
    /// <param name="count">The number of indices.</param>
    /// <param name="none">What was found before anything was.</param>
    /// <param name="combine">What two finds come to, in any order.</param>
    /// <param name="run">Goes through a block.</param>
    public static T Run<T>(long count, T none, Func<T, T, T> combine, Func<long, int, T, T> run)
    {
        var found = none;
        object gate = new();
        Parallel.For(
            0L, (count + Length - 1) / Length, () => none,
            (block, _, best) => run(block * Length, (int)Math.Min(Length, count - block * Length), best),
            best =>
            {
                lock (gate) found = combine(found, best);
            });
        return found;
    }
}

using ActGen.Tests.Numerics;

namespace ActGen.Sweep;

/// <summary>Compares primitives with their references: at every float, or every so many, or at pairs of a sample.</summary>
internal static class Sweeper
{
    private const long FloatCount = 1L << 32;
    private const int Block = 1 << 14;

    /// <summary>The worst error over all floats with bit patterns that are a multiple of the stride.</summary>
    public static Worst Run(PrimitiveRow row, uint stride)
    {
        long count = (FloatCount + stride - 1) / stride;
        return OverBlocks(count, (first, length, worst) =>
        {
            float[] x = new float[length];
            float[] y = new float[length];
            for (int i = 0; i < length; i++) x[i] = BitConverter.UInt32BitsToSingle((uint)((first + i) * stride));
            row.Run(512, x, y);
            for (int i = 0; i < length; i++) worst = Worse(worst, x[i], null, y[i], row.Reference(x[i]));
            return worst;
        });
    }

    /// <summary>The worst error over a sample of pairs, a block for each seed.</summary>
    public static Worst Run(PairPrimitiveRow row, long pairs) => OverBlocks((pairs + Block - 1) / Block * Block, (first, length, worst) =>
    {
        float[] x = new float[length];
        float[] y = new float[length];
        float[] result = new float[length];
        row.Sample(new Random((int)(first / Block)), x, y);
        row.Run(512, x, y, result);
        for (int i = 0; i < length; i++) worst = Worse(worst, x[i], y[i], result[i], row.Reference(x[i], y[i]));
        return worst;
    });

    /// <summary>Where a result of a primitive of two has not the bits of the primitive of one, with an infinite error.</summary>
    public static Worst Run(FusedRow row, uint stride) => OverBlocks((FloatCount + stride - 1) / stride, (first, length, worst) =>
    {
        float[] x = new float[length];
        float[] expected = new float[length];
        float[] actual = new float[length];
        for (int i = 0; i < length; i++) x[i] = BitConverter.UInt32BitsToSingle((uint)((first + i) * stride));
        row.Single.Run(512, x, expected);
        row.Fused.Run(512, x, actual);
        for (int i = 0; i < length; i++)
        {
            if (!SameBits(expected[i], actual[i])) worst = new(double.PositiveInfinity, x[i], null, actual[i], expected[i]);
        }
        return worst;
    });

    private static Worst Worse(Worst worst, float x, float? y, float actual, double exact)
    {
        // A correctly rounded result is within half an ulp; it needs no closer look once there was a worse one.
        if ((worst.Error >= 0.5 || actual == exact) && SameBits(actual, (float)exact)) return worst;
        double error = Ulp.Error(actual, exact);
        return error > worst.Error ? new(error, x, y, actual, exact) : worst;
    }

    private static bool SameBits(float left, float right) => BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right);

    /// <summary>Runs over blocks of indices on all processors; a block gets its first index, its length and the worst before it.</summary>
    private static Worst OverBlocks(long count, Func<long, int, Worst, Worst> run)
    {
        Worst worst = Worst.None;
        object gate = new();
        Parallel.For(
            0L, (count + Block - 1) / Block, () => Worst.None,
            (block, _, best) => run(block * Block, (int)Math.Min(Block, count - block * Block), best),
            best =>
            {
                lock (gate) worst = Worst.Of(worst, best);
            });
        return worst;
    }
}

using ActGen.Tests.Numerics;

namespace ActGen.Sweep;

/// <summary>The input where a primitive errs most, and by how much.</summary>
internal readonly record struct Worst(double Error, float X, float Actual, double Exact)
{
    public override string ToString() => $"x = {X:G9} (0x{BitConverter.SingleToUInt32Bits(X):x8}): {Actual:G9}, exactly {Exact:G12}";
}

/// <summary>Compares a primitive with its reference at every float, or every so many.</summary>
internal static class Sweeper
{
    private const long FloatCount = 1L << 32;
    private const int Block = 1 << 14;

    /// <summary>The worst error over all floats with bit patterns that are a multiple of the stride, computed in blocks on all processors.</summary>
    public static Worst Run(PrimitiveRow row, uint stride)
    {
        long count = (FloatCount + stride - 1) / stride;
        long blocks = (count + Block - 1) / Block;
        Worst worst = new(-1, 0, 0, 0);
        object gate = new();
        Parallel.For(0L, blocks, () => new Worst(-1, 0, 0, 0), (block, _, best) =>
        {
            long first = block * Block;
            Worst found = RunBlock(row, first * stride, stride, (int)Math.Min(Block, count - first));
            return found.Error > best.Error ? found : best;
        }, best =>
        {
            lock (gate) worst = best.Error > worst.Error ? best : worst;
        });
        return worst;
    }

    private static Worst RunBlock(PrimitiveRow row, long firstBits, uint stride, int count)
    {
        float[] x = new float[count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) x[i] = BitConverter.UInt32BitsToSingle((uint)(firstBits + (long)i * stride));
        row.Run(512, x, y);
        Worst worst = new(-1, 0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            double exact = row.Reference(x[i]);
            // A correctly rounded result needs no closer look, unless it is beyond the largest bound there is.
            double error = Ulp.Error(y[i], exact);
            if (error > worst.Error) worst = new(error, x[i], y[i], exact);
        }
        return worst;
    }
}

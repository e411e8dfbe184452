using ActGen.Tests.Numerics;

namespace ActGen.Sweep.Primitives;

/// <summary>Compares primitives with their references: at every float, or every so many, or at pairs of a sample.</summary>
internal static class Sweeper
{
    /// <summary>The worst error over all floats with bit patterns that are a multiple of the stride.</summary>
    public static Worst Run(PrimitiveRow row, uint stride)
    {
        return OverBlocks(FloatBlocks.Count(stride), (first, length, worst) =>
        {
            var x = FloatBlocks.Floats(first, length, stride);
            var y = new float[length];
            row.Run(512, x, y);
            for (var i = 0; i < length; i++) worst = Worse(worst, x[i], null, y[i], row.Reference(x[i]));
            return worst;
        });
    }

    /// <summary>The worst error over a sample of pairs, a block for each seed.</summary>
    public static Worst Run(PairPrimitiveRow row, long pairs) => OverBlocks(FloatBlocks.Whole(pairs), (first, length, worst) =>
    {
        var x = new float[length];
        var y = new float[length];
        var result = new float[length];
        row.Sample(new Random((int)(first / FloatBlocks.Length)), x, y);
        row.Run(512, x, y, result);
        for (var i = 0; i < length; i++) worst = Worse(worst, x[i], y[i], result[i], row.Reference(x[i], y[i]));
        return worst;
    });

    /// <summary>Where a result of a primitive of two has not the bits of the primitive of one, with an infinite error.</summary>
    public static Worst Run(FusedRow row, uint stride) => OverBlocks(FloatBlocks.Count(stride), (first, length, worst) =>
    {
        var x = FloatBlocks.Floats(first, length, stride);
        var expected = new float[length];
        var actual = new float[length];
        row.Single.Run(512, x, expected);
        row.Fused.Run(512, x, actual);
        for (var i = 0; i < length; i++)
        {
            if (!SameBits(expected[i], actual[i])) worst = new(double.PositiveInfinity, x[i], null, actual[i], expected[i]);
        }
        return worst;
    });

    private static Worst Worse(Worst worst, float x, float? y, float actual, double exact)
    {
        // A correctly rounded result is within half an ulp; it needs no closer look once there was a worse one.
        if ((worst.Error >= 0.5 || actual == exact) && SameBits(actual, (float)exact)) return worst;
        var error = Ulp.Error(actual, exact);
        return error > worst.Error ? new(error, x, y, actual, exact) : worst;
    }

    private static Worst OverBlocks(long count, Func<long, int, Worst, Worst> run) => FloatBlocks.Run(count, Worst.None, Worst.Of, run);

    private static bool SameBits(float left, float right) => BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right);
}

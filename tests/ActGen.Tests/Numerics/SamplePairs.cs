namespace ActGen.Tests.Numerics;

/// <summary>Fills two spans of one length with arguments of a function of two variables.</summary>
public delegate void PairSample(Random random, Span<float> x, Span<float> y);

/// <summary>Stratified samples of pairs of floats.</summary>
public static class SamplePairs
{
    private static readonly float[] Special =
    [
        0f, 1f, 2f, 3f, 0.5f, 1.5f, 2.5f, 0.99999994f, 1.0000001f, 16777215f, 16777216f, 8388607.5f, 4194304.25f, 1e10f, 3e38f,
        float.MaxValue, float.Epsilon, 1e-40f, 1.17549435e-38f, 150f, 127f, 0.33333334f, float.PositiveInfinity, float.NaN,
    ];

    /// <summary>Every special value and its negative, with each other, as many pairs as a multiple of 16.</summary>
    public static (float[] X, float[] Y) Specials()
    {
        float[] values = [.. Special, .. Special.Select(value => -value)];
        return ([.. values.SelectMany(x => Enumerable.Repeat(x, values.Length))], [.. values.SelectMany(_ => values)]);
    }

    /// <summary>Any two bit patterns, and pairs of neighbors.</summary>
    public static void Anything(Random random, Span<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = AnyFloat(random);
            y[i] = (i & 1) == 0 ? AnyFloat(random) : MathF.BitIncrement(x[i]);
        }
    }

    /// <summary>Bases and exponents, in turns from strata whose powers are of every size.</summary>
    public static void Powers(Random random, Span<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = Power(random, i % 6);
    }

    /// <summary>u and 1 + u, the latter more exact than u allows from u = -1/2 down.</summary>
    public static void WithOnePlus(Random random, Span<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = MathF.ScaleB(1 + random.NextSingle(), -random.Next(2, 126));
            x[i] = y[i] - 1;
            if ((i & 1) == 0) continue;
            do x[i] = AnyFloat(random); while (x[i] <= -0.5f);
            y[i] = 1 + x[i];
        }
    }

    private static (float X, float Y) Power(Random random, int stratum)
    {
        // The binary logarithm of the power: over all that is finite and somewhat more, or about the ends of the normal and subnormal
        // ranges.
        var size = 290 * random.NextDouble() - 155;
        switch (stratum)
        {
            case 0:
                return (AnyFloat(random), AnyFloat(random));
            case 1:
                var any = MathF.Abs(AnyFloat(random));
                return (any, (float)(size / Math.Log2(any)));
            case 2:
                var near = 1 + MathF.ScaleB(1 + random.NextSingle(), -random.Next(2, 25)) * (random.Next(2) == 0 ? 1 : -1);
                return (near, (float)(size / Math.Log2(near)));
            case 3:
                // Integers, and halves between them, which a negative base does not have.
                var exponent = random.Next(-80, 81) * 0.5f;
                return ((float)Math.Pow(2, size / exponent) * (random.Next(2) == 0 ? 1 : -1), exponent);
            case 4:
                var end = (random.Next(3) switch { 0 => 128, 1 => -126, _ => -149 }) + 4 * random.NextDouble() - 2;
                var wide = 16 * random.NextDouble() - 8;
                return ((float)Math.Pow(2, wide), (float)(end / wide));
            default:
                return (0.5f + 1.5f * random.NextSingle(), 600 * random.NextSingle() - 300);
        }
    }

    private static float AnyFloat(Random random) => BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32));
}

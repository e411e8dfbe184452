namespace ActGen.Tests.Numerics;

/// <summary>A stratified sample of all floats.</summary>
public static class SampleFloats
{
    // Ends of the ranges the primitives treat differently, kinks, where results overflow, underflow or saturate, and where the errors of
    // softplus, the tangent, 1 / cosh², the relative exponentials and the slope of squareplus are largest, or were above 2 ulp.
    private static readonly double[] Edges =
    [
        0, 1e-8, 1e-5, 0.25, 0.3466, 0.375, 0.5, 0.53, 0.75, 1, 1.5, 2, 2.5, 3, 4, 6, 9.01, 9.2, 10.06, 11, 17.33, 18.1, 44.4, 52,
        87.34, 88.38, 88.72284, 89, 89.416, 93.3, 100, 103.28, 103.97208, 104, 65536, 1e10, 16777216, 8388608.5,
        Math.PI, Math.PI / 2, Math.PI / 4, 100 * Math.PI, 20000 * Math.PI, 1.8446744e19, 2.552e38, 3.4028235e38,
        0.444755286, 0.453609586, 2873.77197, 3926.20557, 0.0202656686, 1.49011584e-7, 1.74429977, 1.7613467, 1.09417951,
        14.2564526,
    ];

    /// <summary>Every exponent with both signs and mantissas of all kinds, the neighborhood of every edge, and the specials.</summary>
    public static readonly float[] All = [.. Specials(), .. Strata(), .. AroundEdges()];

    private static IEnumerable<float> Specials() =>
        [0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue];

    private static IEnumerable<float> Strata()
    {
        Random random = new(20240229);
        for (uint high = 0; high < 511; high++)
        {
            if ((high & 255) == 255) continue;
            var sign = high & 256;
            var exponent = (high & 255) << 23 | sign << 23;
            foreach (var mantissa in (uint[])[0, 1, 2, 0x3FFFFF, 0x400000, 0x400001, 0x7FFFFE, 0x7FFFFF]) yield return Float(
                exponent | mantissa);
            for (var i = 0; i < 24; i++) yield return Float(exponent | (uint)random.Next(1 << 23));
        }
        // Where the functions bend: a thousand values between 2^-6 and 2^7 for every sign.
        for (var i = 0; i < 2000; i++)
        {
            var x = MathF.Pow(2, 13 * random.NextSingle() - 6);
            yield return (i & 1) == 0 ? x : -x;
        }
    }

    private static IEnumerable<float> AroundEdges()
    {
        foreach (var edge in Edges)
        {
            for (var i = -4; i <= 4; i++)
            {
                var bits = BitConverter.SingleToUInt32Bits((float)edge);
                if ((int)bits + i < 0) continue;
                yield return Float(bits + (uint)i);
                yield return -Float(bits + (uint)i);
            }
        }
    }

    private static float Float(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}

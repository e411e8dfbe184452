using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

/// <summary>
/// Sine, cosine and tangent of blocks with an angle too large for the fast reduction: lane by lane, x/pi modulo 2 as a 128-bit fraction,
/// then the same polynomials. Rare, so never inlined.
/// </summary>
internal static class HugeAngle
{
    // The quarter of a turn that a cosine is ahead of a sine; a whole is two half turns of 2^127.
    private static readonly UInt128 QuarterTurn = UInt128.One << 126;

    // 1/pi = 0.318... in binary, 64 bits a word.
    private static ReadOnlySpan<ulong> InversePi => [0x517cc1b727220a94, 0xfe13abe8fa9a6ee0, 0x6db14acc9e21c820, 0xff28b1d5ef5de2b0, 0];

    /// <summary>The sine of lanes, some of them above the fast range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Sin<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var r = Reduce(x, 1, UInt128.Zero, out _, out var flip, out var huge);
        return TLanes.Select(huge, Primitives.SinPolynomial(r) ^ flip, Primitives.FastSin(x));
    }

    /// <summary>The cosine of lanes, some of them above the fast range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Cos<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var r = Reduce(TLanes.Abs(x), 1, QuarterTurn, out _, out var flip, out var huge);
        return TLanes.Select(huge, Primitives.SinPolynomial(r) ^ flip, Primitives.FastCos(x));
    }

    /// <summary>The sine and the cosine of lanes, some of them above the fast range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (TLanes Sine, TLanes Cosine) SinCos<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => (Sin(x), Cos(x));

    /// <summary>The tangent of lanes, some of them above the fast range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Tan<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var r = Reduce(x, 2, UInt128.Zero, out var rest, out var flip, out var huge);
        return TLanes.Select(huge, Primitives.TanPolynomial(r, rest, TLanes.ShiftRightArithmeticInt32(flip, 31)), Primitives.FastTan(x));
    }

    /// <summary>
    /// The nearest r, and the rest of it, with x = n pi/<paramref name="parts"/> + r for the nearest integer n; the sign bit set where n is
    /// odd; and which lanes are above the fast range and finite.
    /// </summary>
    private static TLanes Reduce<TLanes>(TLanes x, int parts, UInt128 ahead, out TLanes rest, out TLanes flip, out TLanes huge)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> values = stackalloc float[TLanes.Count];
        Span<float> rests = stackalloc float[TLanes.Count];
        Span<float> flips = stackalloc float[TLanes.Count];
        Span<float> masks = stackalloc float[TLanes.Count];
        TLanes.Store(x, ref values[0]);
        for (var i = 0; i < values.Length; i++)
        {
            var isHuge = MathF.Abs(values[i]) > Primitives.LargestFastAngle && float.IsFinite(values[i]);
            var odd = false;
            var r = isHuge ? Reduce(values[i], parts, ahead, out odd) : 0;
            values[i] = (float)r;
            rests[i] = (float)(r - (float)r);
            flips[i] = BitConverter.Int32BitsToSingle(odd ? int.MinValue : 0);
            masks[i] = BitConverter.Int32BitsToSingle(isHuge ? -1 : 0);
        }
        rest = TLanes.Load(ref rests[0]);
        flip = TLanes.Load(ref flips[0]);
        huge = TLanes.Load(ref masks[0]);
        return TLanes.Load(ref values[0]);
    }

    private static double Reduce(float x, int parts, UInt128 ahead, out bool odd)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        var mantissa = (uint)(bits & 0x7FFFFF) | 0x800000;
        var shift = ((bits >> 23) & 0xFF) - 150;

        // x/pi in half turns modulo 2, the leading bit counting whole half turns: bits of 1/pi above would count full turns.
        var turns = InversePiBits(shift) * mantissa * (uint)parts + ahead;
        var rest = (Int128)(turns << 1) >> 1;
        odd = (turns - (UInt128)rest) >> 127 != UInt128.Zero;
        var r = (long)(rest >> 64) * (Math.PI / parts / 9223372036854775808.0);
        return bits < 0 ? -r : r;
    }

    /// <summary>128 bits of 1/pi, the first of weight 2^-shift.</summary>
    private static UInt128 InversePiBits(int shift)
    {
        // shift is -6 at least; the bit of weight 1/2 is the first of the table.
        var start = shift - 1;
        if (start < 0) return new UInt128(InversePi[0], InversePi[1]) >> -start;
        var word = start >> 6;
        var offset = start & 63;
        UInt128 window = new(InversePi[word], InversePi[word + 1]);
        return offset == 0 ? window : (window << offset) | (InversePi[word + 2] >> (64 - offset));
    }
}

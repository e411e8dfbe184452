using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    internal const float InversePi = 0.31830987f;
    internal const float Pi1 = 3.1415927f;
    internal const float Pi2 = -8.742278e-08f;
    internal const float Pi3 = -3.430249e-15f;

    // Up to here the three parts of pi reduce an angle exactly enough.
    internal const float LargestFastAngle = 65536f;

    /// <summary>
    /// The sine. |x| = n pi + r with |r| &lt;= pi/2 by pi in three floats, an odd polynomial in r; angles above 65536 are reduced with
    /// 128 bits of 1/pi. NaN at infinities.
    /// </summary>
    /// <remarks>At most 1.94 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sin<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> =>
        HasHugeAngle(x) ? HugeAngle.Sin(x) : FastSin(x);

    /// <summary>The cosine, as the sine of x + pi/2: |x| = (n + 1/2) pi + r. NaN at infinities.</summary>
    /// <remarks>At most 1.94 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Cos<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> =>
        HasHugeAngle(x) ? HugeAngle.Cos(x) : FastCos(x);

    /// <summary>The sine and the cosine, with the bits of <see cref="Sin"/> and <see cref="Cos"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SinCos<TLanes>(TLanes x, out TLanes cos) where TLanes : struct, ILanes<TLanes>
    {
        if (HasHugeAngle(x))
        {
            // As a pair: the address of a variable would keep it in memory.
            (var sine, cos) = HugeAngle.SinCos(x);
            return sine;
        }

        cos = FastCos(x);
        return FastSin(x);
    }

    /// <summary>
    /// Whether an angle is too large for the fast reduction. Asked before anything is computed: no vector register outlives a call, so
    /// what is in one here is stored every time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasHugeAngle<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> =>
        TLanes.Any(TLanes.LessThan(TLanes.Create(LargestFastAngle), TLanes.Abs(x)));

    /// <summary>The sine of angles that are not too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes FastSin<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var angle = TLanes.Abs(x);
        var bits = Fma(angle, InversePi, RoundingMagic);
        var r = ReduceByPi(angle, bits - TLanes.Create(RoundingMagic));
        var odd = TLanes.ShiftLeftInt32(bits, 31);
        return SinPolynomial(r) ^ odd ^ (x & TLanes.CreateInt32(SignMask));
    }

    /// <summary>The cosine of angles that are not too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes FastCos<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var angle = TLanes.Abs(x);
        var bits = Fma(angle, TLanes.Create(InversePi), TLanes.Create(-0.5f)) + TLanes.Create(RoundingMagic);
        var n = bits - TLanes.Create(RoundingMagic) + TLanes.Create(0.5f);
        var even = TLanes.ShiftLeftInt32(~bits, 31);
        return SinPolynomial(ReduceByPi(angle, n)) ^ even;
    }

    /// <summary>sin r for |r| &lt;= pi/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes SinPolynomial<TLanes>(TLanes r) where TLanes : struct, ILanes<TLanes>
    {
        var z = r * r;
        var p = Fma(z, 2.607136e-06f, -0.00019810851f);
        p = Fma(p, z, 0.0083330935f);
        p = Fma(p, z, -0.16666661f);
        return Fma(z * r, p, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ReduceByPi<TLanes>(TLanes angle, TLanes n) where TLanes : struct, ILanes<TLanes> =>
        Fma(n, -Pi3, Fma(n, -Pi2, Fma(n, -Pi1, angle)));
}

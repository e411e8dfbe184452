using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    internal const float TwoOverPi = 0.63661975f;
    internal const float HalfPi1 = 1.5707964f;
    internal const float HalfPi2 = -4.371139e-08f;
    internal const float HalfPi3 = -1.7151245e-15f;

    /// <summary>
    /// The tangent. |x| = n pi/2 + r with |r| &lt;= pi/4, an odd polynomial t in r, and t or -1/t; angles above 65536 as in
    /// <see cref="Sin"/>. NaN at infinities.
    /// </summary>
    /// <remarks>At most 1.69 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tan<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> =>
        HasHugeAngle(x) ? HugeAngle.Tan(x) : FastTan(x);

    /// <summary>The tangent of angles that are not too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes FastTan<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var angle = TLanes.Abs(x);
        var bits = Fma(angle, TwoOverPi, RoundingMagic);
        var n = bits - TLanes.Create(RoundingMagic);
        // r and what its rounding lost: at pi/4 the tangent rises twice as fast as r.
        var rough = Fma(n, -HalfPi1, angle);
        var step = n * TLanes.Create(HalfPi2);
        var r = rough - step;
        var rest = rough - r - step - Fma(n, HalfPi3, Fma(n, TLanes.Create(HalfPi2), -step));
        var odd = TLanes.ShiftRightArithmeticInt32(TLanes.ShiftLeftInt32(bits, 31), 31);
        return TanPolynomial(r, rest, odd) ^ (x & TLanes.CreateInt32(SignMask));
    }

    /// <summary>tan(r + rest) for |r| &lt;= pi/4, and -1 / tan(r + rest) where the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes TanPolynomial<TLanes>(TLanes r, TLanes rest, TLanes cotangent) where TLanes : struct, ILanes<TLanes>
    {
        var z = r * r;
        var p = Polynomial(
            z, z * z, 0.33333343f, 0.13332817f, 0.05404679f, 0.021336002f, 0.0107214125f, 0.00021104974f, 0.0043253126f);
        var small = Fma(z * r, p, Fma(rest, z, rest));
        var t = small + r;
        var numerator = TLanes.Select(cotangent, TLanes.Create(-1f), t);
        var quotient = numerator / TLanes.Select(cotangent, t, TLanes.Create(1f));
        // Where 1/t lies just below a power of two and t just above one, half an ulp of t is a whole one of 1/t: take its rounding out
        // again.
        var lost = cotangent & (small - (t - r));
        return Fma(quotient * quotient, lost, quotient);
    }
}

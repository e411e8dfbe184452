using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    private const float TwoOverPi = 0.63661975f;
    private const float HalfPi1 = 1.5707964f;
    private const float HalfPi2 = -4.371139e-08f;
    private const float HalfPi3 = -1.7151245e-15f;

    /// <summary>
    /// The tangent. |x| = n pi/2 + r with |r| &lt;= pi/4, an odd polynomial t in r, and t or -1/t; angles above 65536 as in
    /// <see cref="Sin"/>. NaN at infinities.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tan<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes angle = TLanes.Abs(x);
        TLanes bits = Fma(angle, TwoOverPi, RoundingMagic);
        TLanes n = bits - TLanes.Create(RoundingMagic);
        TLanes r = Fma(n, -HalfPi3, Fma(n, -HalfPi2, Fma(n, -HalfPi1, angle)));
        TLanes odd = TLanes.ShiftRightArithmeticInt32(TLanes.ShiftLeftInt32(bits, 31), 31);
        TLanes tangent = TanPolynomial(r, odd) ^ (x & TLanes.CreateInt32(SignMask));
        return TLanes.Any(TLanes.LessThan(TLanes.Create(LargestFastAngle), angle)) ? HugeAngle.Tan(x, tangent) : tangent;
    }

    /// <summary>tan r for |r| &lt;= pi/4, and -1 / tan r where the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes TanPolynomial<TLanes>(TLanes r, TLanes cotangent) where TLanes : struct, ILanes<TLanes>
    {
        TLanes z = r * r;
        TLanes p = Fma(z, 0.0043253126f, 0.00021104974f);
        p = Fma(p, z, 0.0107214125f);
        p = Fma(p, z, 0.021336002f);
        p = Fma(p, z, 0.05404679f);
        p = Fma(p, z, 0.13332817f);
        p = Fma(p, z, 0.33333343f);
        TLanes t = Fma(z * r, p, r);
        TLanes numerator = TLanes.Select(cotangent, TLanes.Create(-1f), t);
        return numerator / TLanes.Select(cotangent, t, TLanes.Create(1f));
    }
}

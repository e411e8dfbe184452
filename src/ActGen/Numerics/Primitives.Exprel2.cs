using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// (e^u - 1 - u) / u², the second relative exponential; 1/2 at 0, 0 at -inf.
    /// </summary>
    /// <remarks>
    /// The Taylor series 1/2! + u/3! + u²/4! + ... up to |u| = 1.5, beyond that the quotient, whose numerator no longer cancels much.
    /// At most 3.01 ulp over all floats.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exprel2<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        TLanes series = Fma(u, 2.0876757e-09f, 2.5052108e-08f);
        series = Fma(series, u, 2.7557319e-07f);
        series = Fma(series, u, 2.7557319e-06f);
        series = Fma(series, u, 2.4801587e-05f);
        series = Fma(series, u, 0.00019841270f);
        series = Fma(series, u, 0.0013888889f);
        series = Fma(series, u, 0.0083333333f);
        series = Fma(series, u, 0.041666667f);
        series = Fma(series, u, 0.16666667f);
        series = Fma(series, u, 0.5f);
        // The quotient is finite up to u = 98, beyond where e^u overflows: divide 2^-18 of it. s (e^r - 1) meets s - 1 - u, which rounds little.
        TLanes below = TLanes.Smaller(TLanes.Create(99f), u);
        TLanes finite = TLanes.Larger(TLanes.Create(float.MinValue), below);
        TLanes p = Expm1Factors(TLanes.Larger(TLanes.Create(-25f), below), out TLanes bits);
        TLanes one = TLanes.Create(1f / 262144f);
        TLanes s = TLanes.AddInt32(TLanes.ShiftLeftInt32(bits, 23), one);
        TLanes numerator = Fma(p, s, Fma(finite, -1f / 262144f, s - one));
        // The reciprocal counts twice: what it and the first product lost joins the second.
        TLanes reciprocal = TLanes.Create(512f) / below;
        TLanes quotient = numerator * reciprocal;
        TLanes rest = Fma(-reciprocal, finite, 512f) * TLanes.Create(1f / 256f);
        TLanes lost = Fma(quotient, rest, Fma(numerator, reciprocal, -quotient));
        TLanes far = Fma(quotient, reciprocal, lost * reciprocal);
        return TLanes.Select(TLanes.LessThan(TLanes.Abs(u), TLanes.Create(1.5f)), series, far);
    }
}

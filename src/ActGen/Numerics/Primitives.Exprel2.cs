using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// (e^u - 1 - u) / u², the second relative exponential; 1/2 at 0. Within 4 ulp.
    /// </summary>
    /// <remarks>
    /// The Taylor series 1/2! + u/3! + u²/4! + ... up to |u| = 1, beyond that the quotient, whose numerator no longer cancels much.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exprel2<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        TLanes series = Fma(u, 2.5052108e-08f, 2.7557319e-07f);
        series = Fma(series, u, 2.7557319e-06f);
        series = Fma(series, u, 2.4801587e-05f);
        series = Fma(series, u, 0.00019841270f);
        series = Fma(series, u, 0.0013888889f);
        series = Fma(series, u, 0.0083333333f);
        series = Fma(series, u, 0.041666667f);
        series = Fma(series, u, 0.16666667f);
        series = Fma(series, u, 0.5f);
        TLanes reciprocal = TLanes.Create(1f) / u;
        TLanes far = (Expm1(u) - u) * reciprocal * reciprocal;
        return TLanes.Select(TLanes.LessThan(TLanes.Abs(u), TLanes.Create(1f)), series, far);
    }
}

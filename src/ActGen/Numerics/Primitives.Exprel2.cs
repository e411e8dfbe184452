using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// (e^u - 1 - u) / u², the second relative exponential; 1/2 at 0. Within 4 ulp.
    /// </summary>
    /// <remarks>
    /// The Taylor series 1/2! + u/3! + u²/4! + ... up to |u| = 1.5, beyond that the quotient, whose numerator no longer cancels much.
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
        // The quotient is finite up to u = 98, beyond where e^u overflows: divide 2^-16 of it.
        TLanes below = TLanes.Smaller(TLanes.Create(100f), u);
        TLanes bounded = TLanes.Larger(TLanes.Create(ExpLowest), below);
        TLanes n = Fma(bounded, Log2E, RoundingMagic) - TLanes.Create(RoundingMagic);
        TLanes r = Fma(n, -Ln2Low, Fma(n, -Ln2, bounded));
        TLanes one = TLanes.Create(1f);
        TLanes scaled = TLanes.Scale(ExpM1Polynomial(r) + one, n - TLanes.Create(16f));
        TLanes reciprocal = TLanes.Create(256f) / below;
        TLanes far = Fma(below + one, -1f / 65536f, scaled) * reciprocal * reciprocal;
        return TLanes.Select(TLanes.LessThan(TLanes.Abs(u), TLanes.Create(1.5f)), series, far);
    }
}

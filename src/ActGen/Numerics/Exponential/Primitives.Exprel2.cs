using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// (e^u - 1 - u) / u², the second relative exponential; 1/2 at 0, 0 at -inf.
    /// </summary>
    /// <remarks>
    /// The Taylor series 1/2! + u/3! + u²/4! + ... up to |u| = 1.5, beyond that the quotient, whose numerator no longer cancels much.
    /// At most 1.60 ulp over all floats.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exprel2<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        var series = Fma(u, 2.0876757e-09f, 2.5052108e-08f);
        series = Fma(series, u, 2.7557319e-07f);
        series = Fma(series, u, 2.7557319e-06f);
        series = Fma(series, u, 2.4801587e-05f);
        series = Fma(series, u, 0.00019841270f);
        series = Fma(series, u, 0.0013888889f);
        series = Fma(series, u, 0.0083333333f);
        series = Fma(series, u, 0.041666667f);
        series = Fma(series, u, 0.16666667f);
        series = Fma(series, u, 0.5f);
        // The quotient is finite up to u = 98. s (e^r - 1) meets s - 1 - u, which rounds little, and what both sums lose is kept.
        var below = TLanes.Smaller(TLanes.Create(99f), u);
        var finite = TLanes.Larger(TLanes.Create(float.MinValue), below);
        var p = Expm1Factors(TLanes.Larger(TLanes.Create(-25f), below), out var bits);
        var one = TLanes.Create(OverSquareUnit);
        var s = TLanes.AddInt32(TLanes.ShiftLeftInt32(bits, 23), one);
        var difference = s - one;
        var rest = Fma(finite, -OverSquareUnit, difference);
        var numerator = Fma(p, s, rest);
        var lost = Fma(finite, -OverSquareUnit, difference - rest) + Fma(p, s, rest - numerator);
        return TLanes.Select(TLanes.LessThan(TLanes.Abs(u), TLanes.Create(1.5f)), series, OverSquare(numerator, lost, below));
    }
}

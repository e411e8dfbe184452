using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Above, tanh rounds to 1.
    internal const float TanhSaturation = 9.1f;

    // Above, 1 / cosh(x)² rounds to 0.
    internal const float SechSquaredVanishes = 53f;

    /// <summary>The hyperbolic tangent: 16 pieces up to |x| = 9.1, each a polynomial of degree 5 around its center.</summary>
    /// <remarks>At most 1.28 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Smaller(TLanes.Create(TanhSaturation), TLanes.Abs(x));
        return WithSign(OddPieces(TanhPieces, magnitude, QuarterOctave(magnitude, 0.625f)), x);
    }

    /// <summary>
    /// 1 / cosh(x)², as 4 e / (1 + e)² with e = e^(-2|x|); 0 at infinities. What e and the square lost to rounding is made up for by
    /// about as much as counts: it does at large x, and cancels at small ones.
    /// </summary>
    /// <remarks>At most 1.72 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SechSquared<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var p = ExpParts(TLanes.Smaller(TLanes.Create(SechSquaredVanishes), TLanes.Abs(x)) * TLanes.Create(-2f), out var shifted);
        var rounded = p + one;
        var lost = p - (rounded - one);
        var fourfold = TLanes.ScaleDown(rounded, shifted + TLanes.Create(2f));
        var e = fourfold * TLanes.Create(0.25f);
        var rise = Fma(e, e, e + e);
        var square = one + rise;
        var quotient = fourfold / square;
        var part = one - e;
        var rest = Fma(square - one - rise, part, lost) * part;
        return TLanes.Smaller(one, Fma(quotient, rest, quotient));
    }

    /// <summary>The hyperbolic tangent and 1 / cosh(x)², with the bits of <see cref="Tanh"/> and <see cref="SechSquared"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes TanhSechSquared<TLanes>(TLanes x, out TLanes sechSquared) where TLanes : struct, ILanes<TLanes>
    {
        sechSquared = SechSquared(x);
        return Tanh(x);
    }
}

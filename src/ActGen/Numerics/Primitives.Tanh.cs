using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Above, tanh rounds to 1.
    private const float TanhSaturation = 9.1f;

    /// <summary>The hyperbolic tangent: 16 pieces up to |x| = 9.1, each a polynomial of degree 5 around its centre.</summary>
    /// <remarks>At most 1.28 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Smaller(TLanes.Create(TanhSaturation), TLanes.Abs(x));
        return WithSign(OddPieces(TanhPieces, magnitude, QuarterOctave(magnitude, 0.625f)), x);
    }

    /// <summary>1 / cosh(x)², as 4 (q - q²) with q = e / (1 + e) and e = e^(-2|x|); 0 at infinities.</summary>
    /// <remarks>At most 3.23 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SechSquared<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Smaller(TLanes.Create(-0.5f * ExpLowest), TLanes.Abs(x));
        TLanes e = ExpBounded(-(a + a));
        TLanes q = e / (e + TLanes.Create(1f));
        return Fma(-q, q, q) * TLanes.Create(4f);
    }

    /// <summary>The hyperbolic tangent and 1 / cosh(x)², with the bits of <see cref="Tanh"/> and <see cref="SechSquared"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes TanhSechSquared<TLanes>(TLanes x, out TLanes sechSquared) where TLanes : struct, ILanes<TLanes>
    {
        sechSquared = SechSquared(x);
        return Tanh(x);
    }
}

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

    /// <summary>1 / cosh(x)², as e^(-2|x|) times 16 pieces of 4 / (1 + e^(-2|x|))²; 0 at infinities.</summary>
    /// <remarks>At most 1.95 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SechSquared<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TanhSechSquared(x, out var sechSquared);
        return sechSquared;
    }

    /// <summary>The hyperbolic tangent and 1 / cosh(x)², with the bits of <see cref="Tanh"/> and <see cref="SechSquared"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes TanhSechSquared<TLanes>(TLanes x, out TLanes sechSquared) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var inPieces = TLanes.Smaller(TLanes.Create(TanhSaturation), magnitude);
        var piece = QuarterOctave(inPieces, 0.625f);
        var p = ExpParts(TLanes.Smaller(TLanes.Create(SechSquaredVanishes), magnitude) * TLanes.Create(-2f), out var shifted);
        var w = Pieces(SechSquaredPieces, inPieces, piece);
        // Near 0, where w rises as fast as the exponential falls, their product may round to more than 1.
        sechSquared = TLanes.Smaller(TLanes.Create(1f), TLanes.ScaleShifted(Fma(w, p, w), shifted));
        return WithSign(OddPieces(TanhPieces, inPieces, piece), x);
    }
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Up to here the pieces of erf reach; above erf rounds to 1.
    internal const float ErfSaturation = 3.92f;
    internal const float ErfPiecesPerUnit = 3.95f;

    // Above, e^(-x²) and erfc round to 0.
    internal const float GaussVanishes = 10.5f;

    /// <summary>The error function: 16 pieces up to |x| = 3.92, each a polynomial of degree 5 around its center.</summary>
    /// <remarks>At most 1.71 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erf<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Smaller(TLanes.Create(ErfSaturation), TLanes.Abs(x));
        var piece = Fma(magnitude, ErfPiecesPerUnit, RoundingMagic);
        return WithSign(OddPieces(ErfPieces, magnitude, piece), x);
    }

    /// <summary>
    /// The complementary error function: e^(-x²) with the rounding of x² compensated, times 16 pieces of e^(x²) erfc(x), each a
    /// polynomial of degree 6; 2 - erfc|x| below zero. The tail keeps its digits down to the subnormals.
    /// </summary>
    /// <remarks>At most 1.82 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erfc<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => ErfcGauss(x, out _);

    /// <summary>The complementary error function and e^(-x²), with the bits of <see cref="Erfc"/> and <see cref="Gauss"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ErfcGauss<TLanes>(TLanes x, out TLanes gauss) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Smaller(TLanes.Create(GaussVanishes), TLanes.Abs(x));
        var p = GaussFactors(magnitude, 1f, out var shifted);
        gauss = TLanes.ScaleDown(p + TLanes.Create(1f), shifted);
        var w = ScaledErfc(magnitude);
        var upper = TLanes.ScaleDown(Fma(w, p, w), shifted);
        return TLanes.Select(SignToMask(x), TLanes.Create(2f) - upper, upper);
    }

    /// <summary>e^(-x²) with the rounding of x² compensated; even, 1 at 0, 0 at infinities.</summary>
    /// <remarks>At most 1.03 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Gauss<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var p = GaussFactors(TLanes.Smaller(TLanes.Create(GaussVanishes), TLanes.Abs(x)), 1f, out var shifted);
        return TLanes.ScaleDown(p + TLanes.Create(1f), shifted);
    }

    /// <summary>
    /// e^(-factor x²) as (1 + p) 2^n for |x| up to where it vanishes, n as <see cref="ILanes{TSelf}.ScaleShifted"/> takes it; the
    /// factor is a power of 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes GaussFactors<TLanes>(TLanes x, float factor, out TLanes shifted) where TLanes : struct, ILanes<TLanes>
    {
        var scaled = x * TLanes.Create(factor);
        var square = x * scaled;
        var rest = Fma(x, scaled, -square);
        shifted = Fma(square, -Log2E, RoundingMagic);
        var n = shifted - TLanes.Create(RoundingMagic);
        var r = Fma(n, -Ln2, -square) + Fma(n, -Ln2Low, -rest);
        return ExpM1Polynomial(r);
    }

    /// <summary>e^(x²) erfc(x) for x in [0, 10.5]: pieces a quarter of an octave of x + 3/4 long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ScaledErfc<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var piece = QuarterOctave(x, 0.75f);
        return ErfcPiece(piece, x - PieceRow(ErfcPieces, 0, piece));
    }

    /// <summary>The same at x + rest, where the rest is what x lost when it was rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ScaledErfc<TLanes>(TLanes x, TLanes rest) where TLanes : struct, ILanes<TLanes>
    {
        var piece = QuarterOctave(x, 0.75f);
        return ErfcPiece(piece, x - PieceRow(ErfcPieces, 0, piece) + rest);
    }

    /// <summary>A piece of e^(x²) erfc(x) at a distance from its center.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ErfcPiece<TLanes>(TLanes piece, TLanes d) where TLanes : struct, ILanes<TLanes>
    {
        var d2 = d * d;
        var low = Fma(d, PieceRow(ErfcPieces, 3, piece), PieceRow(ErfcPieces, 2, piece));
        var middle = Fma(d, PieceRow(ErfcPieces, 5, piece), PieceRow(ErfcPieces, 4, piece));
        var high = Fma(d, PieceRow(ErfcPieces, 7, piece), PieceRow(ErfcPieces, 6, piece));
        var q = Fma(d2, Fma(d2, high, middle), low);
        return Fma(q, d, PieceRow(ErfcPieces, 1, piece));
    }
}

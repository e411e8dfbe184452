using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Beyond these e^x rounds to zero and overflows.
    internal const float ExpLowest = -104f;
    internal const float ExpHighest = 89f;

    /// <summary>
    /// e^x. x = n ln 2 + r with |r| &lt;= ln(2)/2, a polynomial of degree 6 in r, and a scaling by 2^n that rounds once where the result is
    /// subnormal.
    /// </summary>
    /// <remarks>At most 1.04 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var p = ExpParts(TLanes.Smaller(TLanes.Create(ExpHighest), TLanes.Larger(TLanes.Create(ExpLowest), x)), out var shifted);
        return TLanes.ScaleShifted(p + TLanes.Create(1f), shifted);
    }

    /// <summary>e^-|x|, with the bits of <see cref="Exp"/>: one bound is enough.</summary>
    /// <remarks>At most 1.04 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpOfMinusAbs<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var p = ExpParts(TLanes.Larger(TLanes.Create(ExpLowest), x | TLanes.CreateInt32(SignMask)), out var shifted);
        return TLanes.ScaleDown(p + TLanes.Create(1f), shifted);
    }

    /// <summary>
    /// e^x as 2^n (1 + p) with |p| &lt;= sqrt(2) - 1; p is returned, and n as <see cref="ILanes{TSelf}.ScaleShifted"/> takes it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpParts<TLanes>(TLanes x, out TLanes shifted) where TLanes : struct, ILanes<TLanes>
    {
        shifted = Fma(x, Log2E, RoundingMagic);
        var n = shifted - TLanes.Create(RoundingMagic);
        return ExpM1Polynomial(Fma(n, -Ln2Low, Fma(n, -Ln2, x)));
    }

    /// <summary>e^r - 1 for |r| &lt;= ln(2)/2, with an error that is small beside e^r rather than beside the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpM1Polynomial<TLanes>(TLanes r) where TLanes : struct, ILanes<TLanes>
    {
        var r2 = r * r;
        return Fma(r2, Polynomial(r, r2, 0.49999994f, 0.16666521f, 0.041668206f, 0.00836875f, 0.001382742f), r);
    }
}

using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Beyond these e^x rounds to zero and overflows.
    private const float ExpLowest = -104f;
    private const float ExpHighest = 89f;

    /// <summary>
    /// e^x. x = n ln 2 + r with |r| &lt;= ln(2)/2, a polynomial of degree 6 in r, and a scaling by 2^n that rounds once where the result is
    /// subnormal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes bounded = TLanes.Smaller(TLanes.Create(ExpHighest), TLanes.Larger(TLanes.Create(ExpLowest), x));
        return ExpBounded(bounded);
    }

    /// <summary>e^(-x²) with the rounding of x² compensated; even, 1 at 0, 0 at infinities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Gauss<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = GaussFactors(TLanes.Smaller(TLanes.Create(11f), TLanes.Abs(x)), out TLanes n);
        return TLanes.Scale(p, n);
    }

    /// <summary>e^(-x²) as p 2^n for |x| &lt;= 13.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes GaussFactors<TLanes>(TLanes x, out TLanes n) where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = x * x;
        TLanes rest = Fma(x, x, -square);
        n = Fma(square, -Log2E, RoundingMagic) - TLanes.Create(RoundingMagic);
        TLanes r = Fma(n, -Ln2, -square) + Fma(n, -Ln2Low, -rest);
        return ExpPolynomial(r);
    }

    /// <summary>e^x for x within the bounds, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpBounded<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes n = Fma(x, Log2E, RoundingMagic) - TLanes.Create(RoundingMagic);
        TLanes r = Fma(n, -Ln2Low, Fma(n, -Ln2, x));
        return TLanes.Scale(ExpPolynomial(r), n);
    }

    /// <summary>e^r for |r| &lt;= ln(2)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpPolynomial<TLanes>(TLanes r) where TLanes : struct, ILanes<TLanes>
    {
        TLanes q = Fma(r, 0.001382742f, 0.00836875f);
        q = Fma(q, r, 0.041668206f);
        q = Fma(q, r, 0.16666521f);
        q = Fma(q, r, 0.49999994f);
        return Fma(r * r, q, r) + TLanes.Create(1f);
    }
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>The natural logarithm; -inf at zeros, NaN below.</summary>
    /// <remarks>At most 1.03 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var m = TLanes.Decompose(x, out var e);
        return Fma(e, Ln2, LogPolynomial(m - TLanes.Create(1f)));
    }

    /// <summary>The logarithm to base 2, exact at powers of two; -inf at zeros, NaN below.</summary>
    /// <remarks>At most 1.43 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log2<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var f = TLanes.Decompose(x, out var e) - TLanes.Create(1f);
        var f2 = f * f;
        var q = Polynomial(
            f, f2, -0.7213475f, 0.48090032f, -0.36067817f, 0.28839684f, -0.24004038f, 0.20877187f, -0.19115728f, 0.15450156f, -0.06774044f);
        // Below 1, e and the term of degree 1 cancel in part: they meet before its rest and the other terms join.
        var first = f * TLanes.Create(Log2E);
        var rest = Fma(f, 1.925963e-08f, Fma(f, Log2E, -first));
        return e + first + Fma(f2, q, rest);
    }

    /// <summary>log(1 + f) for f in [-1/4, 1/2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogPolynomial<TLanes>(TLanes f) where TLanes : struct, ILanes<TLanes>
    {
        var f2 = f * f;
        var q = Polynomial(
            f, f2, -0.5f, 0.33333462f, -0.25000194f, 0.19990364f, -0.16642523f, 0.14475751f, -0.13210979f, 0.10594033f, -0.04605377f);
        return Fma(f2, q, f);
    }
}

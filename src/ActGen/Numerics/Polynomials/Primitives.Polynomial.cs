using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Polynomials with ascending coefficients, in pairs (after Estrin): the chain of dependent operations is half as long as
    // Horner's, and that is what limits a kernel of several primitives. x2 is x squared, which callers have at hand.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Polynomial<TLanes>(TLanes x, TLanes x2, float c0, float c1, float c2, float c3)
        where TLanes : struct, ILanes<TLanes> =>
        Fma(x2, Fma(x, c3, c2), Fma(x, c1, c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Polynomial<TLanes>(TLanes x, TLanes x2, float c0, float c1, float c2, float c3, float c4)
        where TLanes : struct, ILanes<TLanes> =>
        Fma(x2, Fma(x2, c4, Fma(x, c3, c2)), Fma(x, c1, c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Polynomial<TLanes>(TLanes x, TLanes x2, float c0, float c1, float c2, float c3, float c4, float c5)
        where TLanes : struct, ILanes<TLanes> =>
        Fma(x2, Fma(x2, Fma(x, c5, c4), Fma(x, c3, c2)), Fma(x, c1, c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Polynomial<TLanes>(TLanes x, TLanes x2, float c0, float c1, float c2, float c3, float c4, float c5, float c6)
        where TLanes : struct, ILanes<TLanes> =>
        Fma(x2 * x2, Fma(x2, c6, Fma(x, c5, c4)), Polynomial(x, x2, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Polynomial<TLanes>(
        TLanes x, TLanes x2, float c0, float c1, float c2, float c3, float c4, float c5, float c6, float c7)
        where TLanes : struct, ILanes<TLanes> =>
        Fma(x2 * x2, Polynomial(x, x2, c4, c5, c6, c7), Polynomial(x, x2, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Polynomial<TLanes>(
        TLanes x, TLanes x2, float c0, float c1, float c2, float c3, float c4, float c5, float c6, float c7, float c8)
        where TLanes : struct, ILanes<TLanes> =>
        Fma(x2 * x2, Polynomial(x, x2, c4, c5, c6, c7, c8), Polynomial(x, x2, c0, c1, c2, c3));
}

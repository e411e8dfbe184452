using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>The natural logarithm; -inf at zeros, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes m = TLanes.Decompose(x, out TLanes e);
        return LogFactors(m - TLanes.Create(1f), e);
    }

    /// <summary>The logarithm to base 2, exact at powers of two; -inf at zeros, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log2<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes f = TLanes.Decompose(x, out TLanes e) - TLanes.Create(1f);
        TLanes q = Fma(f, -0.06774044f, 0.15450156f);
        q = Fma(q, f, -0.19115728f);
        q = Fma(q, f, 0.20877187f);
        q = Fma(q, f, -0.24004038f);
        q = Fma(q, f, 0.28839684f);
        q = Fma(q, f, -0.36067817f);
        q = Fma(q, f, 0.48090032f);
        q = Fma(q, f, -0.7213475f);
        TLanes low = Fma(f, 1.925963e-08f, f * f * q);
        return e + Fma(f, Log2E, low);
    }

    /// <summary>log(2^e (1 + f)) for f in [-1/4, 1/2]; the infinity of e where it is infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogFactors<TLanes>(TLanes f, TLanes e) where TLanes : struct, ILanes<TLanes>
    {
        TLanes q = Fma(f, -0.04605377f, 0.10594033f);
        q = Fma(q, f, -0.13210979f);
        q = Fma(q, f, 0.14475751f);
        q = Fma(q, f, -0.16642523f);
        q = Fma(q, f, 0.19990364f);
        q = Fma(q, f, -0.25000194f);
        q = Fma(q, f, 0.33333462f);
        q = Fma(q, f, -0.5f);
        return Fma(e, Ln2, Fma(f * f, q, f));
    }
}

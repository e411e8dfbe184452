using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // 2 |x| above which tanh rounds to 1.
    private const float TanhSaturation = 18.1f;

    /// <summary>The hyperbolic tangent, -m / (m + 2) with m = e^(-2|x|) - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Abs(x);
        TLanes p = Expm1Factors(-TLanes.Smaller(TLanes.Create(TanhSaturation), magnitude + magnitude), out TLanes bits);
        TLanes one = TLanes.Create(1f);
        TLanes s = TLanes.AddInt32(TLanes.ShiftLeftInt32(bits, 23), one);
        TLanes m = Fma(p, s, s - one);
        return WithSign(TLanes.Abs(m / (m + TLanes.Create(2f))), x);
    }

    /// <summary>1 / cosh(x)², as 4e / (1 + e)² = 4e (1 - q)² with e = e^(-2|x|) and q = e / (1 + e); 0 at infinities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SechSquared<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Larger(TLanes.Create(-54f), -TLanes.Abs(x));
        TLanes e = ExpBounded(half + half);
        TLanes q = e / (e + TLanes.Create(1f));
        TLanes s = Fma(-e, q, e);
        return Fma(-s, q, s) * TLanes.Create(4f);
    }

    /// <summary>The hyperbolic tangent and 1 / cosh(x)², with the bits of <see cref="Tanh"/> and <see cref="SechSquared"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes TanhSechSquared<TLanes>(TLanes x, out TLanes sechSquared) where TLanes : struct, ILanes<TLanes>
    {
        sechSquared = SechSquared(x);
        return Tanh(x);
    }
}

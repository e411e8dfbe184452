using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>The hyperbolic sine: an odd polynomial below 1, (e^|x| - e^-|x|) / 2 above.</summary>
    /// <remarks>At most 1.62 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sinh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var z = magnitude * magnitude;
        var p = Polynomial(z, z * z, 0.16666667f, 0.008333311f, 0.00019842635f, 2.7839255e-06f);
        var near = Fma(z * magnitude, p, magnitude);
        var half = HalfExp(magnitude);
        var far = half - TLanes.Create(0.25f) / half;
        return WithSign(TLanes.Select(IsBelow(magnitude, 1f), near, far), x);
    }

    /// <summary>The hyperbolic cosine, (e^|x| + e^-|x|) / 2.</summary>
    /// <remarks>At most 1.47 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Cosh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var half = HalfExp(TLanes.Abs(x));
        return half + TLanes.Create(0.25f) / half;
    }

    /// <summary>e^x / 2 for x >= 0, infinite only where that is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes HalfExp<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var p = ExpParts(TLanes.Smaller(TLanes.Create(100f), x), out var shifted);
        return TLanes.ScaleShifted(p + one, shifted - one);
    }
}

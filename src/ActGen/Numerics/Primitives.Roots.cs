using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>The square root, correctly rounded; NaN below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sqrt<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => TLanes.Sqrt(x);

    /// <summary>The square root of 1 + x², also where x² overflows; infinite at infinities.</summary>
    /// <remarks>At most 0.86 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Hypot1<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var bounded = TLanes.Smaller(TLanes.Create(4294967296f), magnitude);
        return TLanes.Larger(TLanes.Sqrt(TLanes.FusedMultiplyAdd(bounded, bounded, TLanes.Create(1f))), magnitude);
    }

    /// <summary>
    /// The cube root. |x| = m 2^(3k) with m in [3/8, 3); a polynomial for m^(-1/3), one step of third order, and a last step with the
    /// exact remainder of the cube.
    /// </summary>
    /// <remarks>At most 0.51 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Cbrt<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var m = TLanes.Decompose(magnitude, out var e);
        var k = TLanes.Round(e * TLanes.Create(1f / 3f));
        m = TLanes.Scale(m, Fma(k, -3f, e));
        var y = Fma(m, 0.04104367f, -0.34150594f);
        y = Fma(y, m, 1.0699849f);
        y = Fma(y, m, -1.6301762f);
        y = Fma(y, m, 1.8550224f);
        var h = Fma(-m * y, y * y, TLanes.Create(1f));
        y = Fma(y * h, Fma(h, 2f / 9f, 1f / 3f), y);
        var root = m * y * y;
        var square = root * root;
        var rest = Fma(-square, root, m);
        rest = Fma(-Fma(root, root, -square), root, rest);
        root = Fma(rest, y * y * TLanes.Create(1f / 3f), root);
        var infinity = TLanes.Create(float.PositiveInfinity);
        var regular = TLanes.LessThan(TLanes.Zero, magnitude) & TLanes.LessThan(magnitude, infinity);
        return TLanes.Select(regular, WithSign(TLanes.Scale(root, k), x), x);
    }
}

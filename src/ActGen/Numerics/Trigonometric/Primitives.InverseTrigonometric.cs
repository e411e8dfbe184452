using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>The arcsine: an odd polynomial up to 1/2, pi/2 - 2 arcsin(sqrt((1 - |x|) / 2)) above; NaN above 1.</summary>
    /// <remarks>At most 1.69 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Asin<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var near = IsBelow(magnitude, 0.5f);
        var s = AsinFactors(magnitude, near, out var rest);
        var outer = TLanes.Create(HalfPi1) - (Fma(rest, 2f, -HalfPi2) + (s + s));
        return WithSign(TLanes.Select(near, s + rest, outer), x);
    }

    /// <summary>
    /// The arccosine: pi/2 - arcsin x up to 1/2, twice the arcsine of sqrt((1 - |x|) / 2) or pi minus it above; NaN above 1.
    /// </summary>
    /// <remarks>At most 1.17 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Acos<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var near = IsBelow(magnitude, 0.5f);
        var arc = AsinFactors(magnitude, near, out var rest) + rest;
        var sign = x & TLanes.CreateInt32(SignMask);
        var inner = TLanes.Create(HalfPi1) - ((arc ^ sign) - TLanes.Create(HalfPi2));
        var twice = arc + arc;
        var outer = TLanes.Select(SignToMask(x), TLanes.Create(Pi1) - (twice - TLanes.Create(Pi2)), twice);
        return TLanes.Select(near, inner, outer);
    }

    /// <summary>The arctangent: an odd polynomial up to 1, pi/2 - arctan(1/x) above.</summary>
    /// <remarks>At most 1.59 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Atan<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var near = IsBelow(magnitude, 1f);
        var t = TLanes.Select(near, magnitude, TLanes.Create(1f) / magnitude);
        var z = t * t;
        var p = Polynomial(
            z, z * z, -0.33333153f, 0.19993767f, -0.14211008f, 0.10665841f, -0.07551932f, 0.04320929f, -0.016366707f, 0.0029204448f);
        var arc = Fma(z * t, p, t);
        var outer = TLanes.Create(HalfPi1) - (arc - TLanes.Create(HalfPi2));
        return WithSign(TLanes.Select(near, arc, outer), x);
    }

    /// <summary>arcsin t as t + rest, where t is the magnitude or, in the lanes that are not near, sqrt((1 - magnitude) / 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AsinFactors<TLanes>(TLanes magnitude, TLanes near, out TLanes rest) where TLanes : struct, ILanes<TLanes>
    {
        var outer = Fma(magnitude, -0.5f, 0.5f);
        var z = TLanes.Select(near, magnitude * magnitude, outer);
        var t = TLanes.Select(near, magnitude, TLanes.Sqrt(outer));
        var p = Polynomial(z, z * z, 0.16666754f, 0.07495252f, 0.04547604f, 0.02415209f, 0.042211805f);
        rest = z * t * p;
        return t;
    }
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Above, sqrt(x² + 1) and sqrt(x² - 1) are x, and x² may overflow.
    internal const float SquareDecides = 1e10f;

    /// <summary>The inverse hyperbolic sine: an odd polynomial up to 0.53, log(|x| + sqrt(x² + 1)) above.</summary>
    /// <remarks>At most 1.59 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Asinh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Abs(x);
        var z = magnitude * magnitude;
        var p = Polynomial(z, z * z, -0.16666628f, 0.074979976f, -0.044298705f, 0.027733266f, -0.0124842f);
        var near = Fma(z * magnitude, p, magnitude);
        var root = TLanes.Sqrt(z + TLanes.Create(1f));
        var sum = root + magnitude;
        var far = LogOfSum(sum, magnitude - (sum - root), magnitude);
        return WithSign(TLanes.Select(IsBelow(magnitude, 0.53f), near, far), x);
    }

    /// <summary>
    /// The inverse hyperbolic cosine, with t = x - 1: sqrt(2t) times a polynomial in t below 3/2, log1p(t + sqrt(t² + 2t)) above; NaN
    /// below 1.
    /// </summary>
    /// <remarks>At most 1.50 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Acosh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var t = x - one;
        var isNear = TLanes.LessThan(x, TLanes.Create(1.5f));
        var twice = t + t;
        var root = TLanes.Sqrt(TLanes.Select(isNear, twice, Fma(t, t, twice)));
        var q = Polynomial(t, t * t, -0.08333322f, 0.018746631f, -0.0055480646f, 0.0017605703f, -0.00041367276f);
        var near = Fma(root * t, q, root);
        var u = root + t;
        var lost = t - (u - root);
        var sum = one + u;
        var far = LogOfSum(sum, u - (sum - one) + lost, x);
        var arc = TLanes.Select(isNear, near, far);
        return TLanes.Select(TLanes.LessThan(x, one), TLanes.Create(float.NaN), arc);
    }

    /// <summary>The inverse hyperbolic tangent: an odd polynomial below 1/2, log1p(2|x| / (1 - |x|)) / 2 above; NaN above 1.</summary>
    /// <remarks>At most 1.08 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Atanh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var magnitude = TLanes.Abs(x);
        var z = magnitude * magnitude;
        var p = Polynomial(z, z * z, 0.333333f, 0.20002605f, 0.14221145f, 0.11836886f, 0.050871897f, 0.17736067f);
        var near = Fma(z * magnitude, p, magnitude);
        var far = Log1p((magnitude + magnitude) / (one - magnitude)) * TLanes.Create(0.5f);
        return WithSign(TLanes.Select(IsBelow(magnitude, 0.5f), near, far), x);
    }

    /// <summary>log(sum + rest), or log(2x) where x is so large that the sum is 2x and may be infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOfSum<TLanes>(TLanes sum, TLanes rest, TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var large = TLanes.LessThan(TLanes.Create(SquareDecides), x);
        var y = TLanes.Select(large, x, sum);
        var f = TLanes.Decompose(y, out var e) - TLanes.Create(1f) + (~large & TLanes.Scale(rest, -e));
        return Fma(e + (large & TLanes.Create(1f)), Ln2, LogPolynomial(f));
    }
}

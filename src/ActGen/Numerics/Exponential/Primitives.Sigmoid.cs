using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// The logistic function. With e = e^-|x| and q = e / (1 + e) it is 1 - q, and e - e q below zero: both tails keep their digits.
    /// </summary>
    /// <remarks>At most 1.66 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var e = ExpOfMinusAbs(x);
        var q = e / (one + e);
        var w = TLanes.Select(SignToMask(x), e, one);
        return Fma(-w, q, w);
    }

    /// <summary>log(sigmoid(x)) = -softplus(-x).</summary>
    /// <remarks>At most 1.74 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogSigmoid<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> =>
        -Softplus(-x);

    /// <summary>log(1 + e^x) = max(x, 0) + log1p(e^-|x|).</summary>
    /// <remarks>At most 1.74 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => SoftplusExpOfMinusAbs(x, out _);

    /// <summary>log(1 + e^x) and e^-|x|, with the bits of <see cref="Softplus"/> and <see cref="ExpOfMinusAbs"/>.</summary>
    /// <remarks>e = e^-|x| lies in [0, 1], where one polynomial does for log(1 + e); what its rounding lost is added again.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SoftplusExpOfMinusAbs<TLanes>(TLanes x, out TLanes e) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var p = ExpParts(TLanes.Larger(TLanes.Create(ExpLowest), x | TLanes.CreateInt32(SignMask)), out var shifted);
        var rounded = p + one;
        e = TLanes.ScaleDown(rounded, shifted);
        var lost = TLanes.ScaleDown(p - (rounded - one), shifted);
        var e2 = e * e;
        var q = Polynomial(
            e, e2, -0.4999996f, 0.33331215f, -0.2496508f, 0.19725826f, -0.15436755f, 0.10810019f, -0.05887744f, 0.02082241f,
            -0.0034504333f);
        // log1p rises by 1 / (1 + e), about 1 - e/2.
        return Fma(e2, q, Fma(lost, Fma(e, -0.5f, 1f), TLanes.Larger(TLanes.Zero, x))) + e;
    }

    /// <summary>x / (1 + |x|); -1 and 1 at the infinities.</summary>
    /// <remarks>At most 1.50 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softsign<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var magnitude = TLanes.Smaller(TLanes.Create(float.MaxValue), TLanes.Abs(x));
        return WithSign(magnitude / (magnitude + TLanes.Create(1f)), x);
    }
}

using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>The logistic function. With e = e^-|x| and q = e / (1 + e) it is 1 - q, and e - e q below zero: both tails keep their digits.</summary>
    /// <remarks>At most 1.66 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1f);
        TLanes e = ExpOfMinusAbs(x);
        TLanes q = e / (one + e);
        TLanes w = TLanes.Select(SignToMask(x), e, one);
        return Fma(-w, q, w);
    }

    /// <summary>log(sigmoid(x)) = -softplus(-x).</summary>
    /// <remarks>At most 1.74 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogSigmoid<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> =>
        -Softplus(-x);

    /// <summary>
    /// log(1 + e^x) = max(x, 0) + log1p(e^-|x|). e = e^-|x| lies in [0, 1], where one polynomial does; what its rounding lost is added again.
    /// </summary>
    /// <remarks>At most 1.74 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1f);
        TLanes p = ExpParts(-TLanes.Smaller(TLanes.Create(-ExpLowest), TLanes.Abs(x)), out TLanes n);
        TLanes rounded = p + one;
        TLanes e = TLanes.Scale(rounded, n);
        TLanes lost = TLanes.Scale(p - (rounded - one), n);
        TLanes e2 = e * e;
        TLanes q = Polynomial(
            e, e2, -0.4999996f, 0.33331215f, -0.2496508f, 0.19725826f, -0.15436755f, 0.10810019f, -0.05887744f, 0.02082241f, -0.0034504333f);
        // log1p rises by 1 / (1 + e), about 1 - e/2.
        return Fma(e2, q, Fma(lost, Fma(e, -0.5f, 1f), TLanes.Larger(TLanes.Zero, x))) + e;
    }

    /// <summary>x / (1 + |x|); -1 and 1 at the infinities.</summary>
    /// <remarks>At most 1.50 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softsign<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Smaller(TLanes.Create(float.MaxValue), TLanes.Abs(x));
        return WithSign(magnitude / (magnitude + TLanes.Create(1f)), x);
    }
}

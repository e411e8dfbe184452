using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>log(1 + x) without cancellation; -inf at -1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1f);
        TLanes y = one + x;
        return Log1pFactors(x, y, x - (y - one));
    }

    /// <summary>
    /// log(1 + u), given also 1 + u, computed more exactly than u itself allows near u = -1: it is what counts from u = -1/2 down.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes> =>
        Log1pFactors(u, onePlusU, OnePlusRest(u, onePlusU));

    /// <summary>log(1 + u) / u; 1 at 0, +inf at -1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prel<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes> => Log1prel(u, TLanes.Create(1f) + u);

    /// <summary>log(1 + u) / u, given also 1 + u, computed more exactly than u itself allows near u = -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prel<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = TLanes.Create(float.MaxValue);
        TLanes quotient = Log1p(u, onePlusU) / u;
        quotient = TLanes.Select(TLanes.LessThanOrEqual(u, largest), quotient, TLanes.Select(TLanes.LessThan(largest, u), TLanes.Zero, u));
        return TLanes.Select(TLanes.LessThan(TLanes.Abs(u), TLanes.Create(1e-5f)), Fma(u, -0.5f, 1f), quotient);
    }

    /// <summary>The derivative of log(1 + u) / u, which is (u / (1 + u) - log(1 + u)) / u²; -1/2 at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prelDerivative<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes> =>
        Log1prelDerivative(u, TLanes.Create(1f) + u);

    /// <summary>
    /// The derivative of log(1 + u) / u, given also 1 + u, computed more exactly than u itself allows near u = -1.
    /// </summary>
    /// <remarks>
    /// With w = u / (2 + u), so log(1 + u) = 2 artanh w, it is -(1 - w)²/2 (1 / (1 + w) + w A(w²)) where
    /// A(w²) = (artanh w - w) / w³: no cancellation for u in [-1/2, 1].
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prelDerivative<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1f);
        TLanes two = TLanes.Create(2f);
        TLanes reciprocal = one / (two + u);
        TLanes w = u * reciprocal;
        TLanes z = w * w;
        TLanes a = Fma(z, 0.11833223f, 0.10800122f);
        a = Fma(a, z, 0.14300339f);
        a = Fma(a, z, 0.1999974f);
        a = Fma(a, z, 0.33333334f);
        TLanes near = -(two * reciprocal * reciprocal) * Fma(w, a, one / (one + w));
        TLanes inverse = one / u;
        TLanes far = (u / onePlusU - Log1p(u, onePlusU)) * inverse * inverse;
        TLanes largest = TLanes.Create(float.MaxValue);
        far = TLanes.Select(TLanes.LessThanOrEqual(u, largest), far, TLanes.Select(TLanes.LessThan(largest, u), -TLanes.Zero, u));
        return TLanes.Select(TLanes.LessThanOrEqual(TLanes.Abs(u - TLanes.Create(0.25f)), TLanes.Create(0.75f)), near, far);
    }

    /// <summary>What rounding lost in onePlusU; nothing from u = -1/2 down, where 1 + u is exact or the caller knows better.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes OnePlusRest<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes> =>
        TLanes.LessThan(TLanes.Create(-0.5f), u) & (u - (onePlusU - TLanes.Create(1f)));

    /// <summary>log(y + rest), where y + rest is 1 + x and the rest is below y's last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1pFactors<TLanes>(TLanes x, TLanes y, TLanes rest) where TLanes : struct, ILanes<TLanes>
    {
        TLanes m = TLanes.Decompose(y, out TLanes e);
        // At -1 and infinity the rest is NaN; the bound takes its place, and e decides.
        TLanes c = TLanes.Smaller(TLanes.Scale(rest, -e), TLanes.Create(1e-6f));
        TLanes f = m - TLanes.Create(1f) + c;
        return LogFactors(f, e) | (x & TLanes.CreateInt32(SignMask));
    }
}

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
    /// With r = 1 / (2 + u) and w = u r, log(1 + u) is 2 artanh w, and near 0 this is -r² (1 + 1 / (1 + u) + 2 w A(w²)) with
    /// A(w²) = (artanh w - w) / w³, where nothing cancels.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prelDerivative<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes>
    {
        TLanes regular = Log1prelDerivativeFar(u, onePlusU);
        TLanes isNear = TLanes.LessThanOrEqual(TLanes.Abs(u - TLanes.Create(1.75f)), TLanes.Create(2.25f));
        regular = TLanes.Select(isNear, Log1prelDerivativeNear(u, onePlusU), regular);
        TLanes largest = TLanes.Create(float.MaxValue);
        TLanes edge = TLanes.Equal(onePlusU, TLanes.Zero) & TLanes.Create(float.NegativeInfinity);
        TLanes isRegular = TLanes.LessThan(TLanes.Zero, onePlusU) & TLanes.LessThanOrEqual(u, largest);
        TLanes isSpecial = TLanes.Equal(onePlusU, TLanes.Zero) | TLanes.LessThan(largest, u);
        TLanes special = TLanes.Select(isSpecial, edge | -TLanes.Zero, TLanes.Create(float.NaN));
        return TLanes.Select(isRegular, regular, special);
    }

    /// <summary>The form without cancellation, for u in [-1/2, 4]: -r² (1 + 1 / (1 + u) + 2 w A(w²)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1prelDerivativeNear<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1f);
        TLanes two = TLanes.Create(2f);
        TLanes divisor = two + u;
        TLanes r = one / divisor;
        // r counts twice: take the roundings of the sum and of the division out of it.
        TLanes rest = Fma(-r, u - (divisor - two), Fma(-r, divisor, one));
        r = Fma(r, rest, r);
        TLanes w = u * r;
        TLanes z = w * w;
        TLanes a = Polynomial(
            z, z * z, 0.33333337f, 0.1999951f, 0.14303601f, 0.10814514f, 0.117338814f, -0.05911369f, 0.4765048f, -0.62790513f, 0.5801098f);
        TLanes r2 = r * r;
        return -Fma(r2, Fma(w + w, a, one / onePlusU), r2);
    }

    /// <summary>The definition, with log(1 + u) in two parts: the multiple of ln 2 meets u / (1 + u) before the rest does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1prelDerivativeFar<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes>
    {
        TLanes f = Log1pReduce(onePlusU, OnePlusRest(u, onePlusU), out TLanes e);
        TLanes difference = Fma(e, -Ln2, u / onePlusU) - Fma(e, Ln2Low, LogPolynomial(f));
        return difference / u / u;
    }

    /// <summary>What rounding lost in onePlusU; nothing from u = -1/2 down, where 1 + u is exact or the caller knows better.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes OnePlusRest<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes> =>
        TLanes.LessThan(TLanes.Create(-0.5f), u) & (u - (onePlusU - TLanes.Create(1f)));

    /// <summary>log(y + rest), where y + rest is 1 + x and the rest is below y's last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1pFactors<TLanes>(TLanes x, TLanes y, TLanes rest) where TLanes : struct, ILanes<TLanes>
    {
        TLanes f = Log1pReduce(y, rest, out TLanes e);
        return Fma(e, Ln2, LogPolynomial(f)) | (x & TLanes.CreateInt32(SignMask));
    }

    /// <summary>f with y + rest = 2^e (1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1pReduce<TLanes>(TLanes y, TLanes rest, out TLanes e) where TLanes : struct, ILanes<TLanes>
    {
        TLanes m = TLanes.Decompose(y, out e);
        // At 0 and infinity the rest is NaN; the bound takes its place, and e decides.
        TLanes c = TLanes.Smaller(TLanes.Scale(rest, -e), TLanes.Create(1e-6f));
        return m - TLanes.Create(1f) + c;
    }
}

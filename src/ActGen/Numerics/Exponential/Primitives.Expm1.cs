using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    internal const float OverSquareUnit = 1f / 16777216f;

    /// <summary>e^x - 1 without cancellation: s (e^r - 1) + (s - 1) with s = 2^n.</summary>
    /// <remarks>At most 1.62 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expm1<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var bounded = TLanes.Smaller(TLanes.Create(ExpHighest), TLanes.Larger(TLanes.Create(-25f), x));
        var p = Expm1Factors(bounded, out var bits);
        // Half the result, so that 2^128 does not overflow early. Tiny x would lose a bit by it, and -0 its sign.
        var s = TLanes.AddInt32(TLanes.ShiftLeftInt32(bits, 23), TLanes.Create(0.5f));
        var half = Fma(p, s, s - TLanes.Create(0.5f));
        return TLanes.Select(IsBelow(TLanes.Abs(x), 1e-8f), x, half + half);
    }

    /// <summary>(e^u - 1) / u; 1 at 0.</summary>
    /// <remarks>At most 1.89 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exprel<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        // The quotient is finite up to u = 93, beyond where e^u overflows: divide 2^-18 of it.
        var below = TLanes.Smaller(TLanes.Create(100f), u);
        var p = Expm1Factors(TLanes.Larger(TLanes.Create(-25f), below), out var bits);
        var one = TLanes.Create(1f / 262144f);
        var s = TLanes.AddInt32(TLanes.ShiftLeftInt32(bits, 23), one);
        var scaled = Fma(p, s, s - one) / (below * one);
        return TLanes.Select(IsBelow(TLanes.Abs(u), 1e-5f), Fma(u, 0.5f, 1f), scaled);
    }

    /// <summary>The derivative of (e^u - 1) / u, which is ((u - 1) e^u + 1) / u²; 1/2 at 0.</summary>
    /// <remarks>A polynomial up to |u| = 1; beyond that the quotient. At most 1.95 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExprelDerivative<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        var u2 = u * u;
        var q = Polynomial(
            u, u2, 0.33333337f, 0.12500003f, 0.03333309f, 0.006944213f, 0.0011908112f, 0.00017405648f, 2.2027427e-05f, 2.2532702e-06f,
            1.3381421e-07f);
        var near = Fma(q, u, 0.5f);
        // The quotient is finite up to u = 93. What the sums and products of the numerator lose is kept.
        var below = TLanes.Smaller(TLanes.Create(95f), u);
        var bounded = TLanes.Larger(TLanes.Create(-25f), below);
        var p = Expm1Factors(bounded, out var bits);
        var one = TLanes.Create(OverSquareUnit);
        var s = TLanes.AddInt32(TLanes.ShiftLeftInt32(bits, 23), one);
        var factor = bounded - TLanes.Create(1f);
        var e = Fma(factor, p, factor);
        var numerator = Fma(e, s, one);
        var lost = Fma(factor, p, factor - e) + (bounded - factor - TLanes.Create(1f));
        var far = OverSquare(numerator, Fma(lost, s, Fma(e, s, one - numerator)), below);
        return TLanes.Select(IsBelow(TLanes.Abs(u), 1f), near, far);
    }

    /// <summary>(numerator + lost) / u² for 2^-24 of the numerator, which would overflow before the quotient does; 0 at -inf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes OverSquare<TLanes>(TLanes numerator, TLanes lost, TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        // The reciprocal counts twice: what it and the first product lost joins the second.
        var reciprocal = TLanes.Create(4096f) / u;
        var quotient = numerator * reciprocal;
        var rest = Fma(-reciprocal, TLanes.Larger(TLanes.Create(float.MinValue), u), 4096f) * TLanes.Create(1f / 2048f);
        lost = Fma(lost, reciprocal, Fma(quotient, rest, Fma(numerator, reciprocal, -quotient)));
        return Fma(quotient, reciprocal, lost * reciprocal);
    }

    /// <summary>e^r - 1 for x = n ln 2 + r; the low bits of <paramref name="bits"/> are n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Expm1Factors<TLanes>(TLanes x, out TLanes bits) where TLanes : struct, ILanes<TLanes>
    {
        bits = Fma(x, Log2E, RoundingMagic);
        var n = bits - TLanes.Create(RoundingMagic);
        var r = Fma(n, -Ln2Low, Fma(n, -Ln2, x));
        return Expm1Polynomial(r);
    }

    /// <summary>e^r - 1 for |r| &lt;= ln(2)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Expm1Polynomial<TLanes>(TLanes r) where TLanes : struct, ILanes<TLanes>
    {
        var r2 = r * r;
        return Fma(r2, Polynomial(r, r2, 0.49999997f, 0.16666538f, 0.04166774f, 0.008367319f, 0.0013837856f), r);
    }
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Exponents left in their place among the bits count times 2^23.
    internal const float ExponentUnit = 8388608f;

    /// <summary>log(1 + x) without cancellation; -inf at -1, NaN below.</summary>
    /// <remarks>At most 1.00 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var y = x + TLanes.Create(1f);
        var exponent = ExponentBits(y);
        var f = TLanes.SubtractInt32(x, exponent) + (PowerOfMinus(exponent) - TLanes.Create(1f));
        return Log1pFrom(x, y, exponent, LogPolynomial(f));
    }

    /// <summary>
    /// log(1 + u), given also 1 + u, in the normal range or not above 0, computed more exactly than u itself allows near u = -1: it is what
    /// counts from u = -1/2 down.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes>
    {
        var f = Log1pReduce(u, onePlusU, out var exponent);
        return Log1pFrom(u, onePlusU, exponent, LogPolynomial(f));
    }

    /// <summary>log(1 + u) / u; 1 at 0, +inf at -1, NaN below.</summary>
    /// <remarks>At most 1.63 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prel<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes> => Log1prel(u, TLanes.Create(1f) + u);

    /// <summary>log(1 + u) / u, given also 1 + u, computed more exactly than u itself allows near u = -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prel<TLanes>(TLanes u, TLanes onePlusU) where TLanes : struct, ILanes<TLanes>
    {
        // Bounded, so that the quotient at infinity is 0.
        var quotient = TLanes.Smaller(TLanes.Create(100f), Log1p(u, onePlusU)) / u;
        return TLanes.Select(IsBelow(TLanes.Abs(u), 1e-5f), Fma(u, -0.5f, 1f), quotient);
    }

    /// <summary>The derivative of log(1 + u) / u, which is (u / (1 + u) - log(1 + u)) / u²; -1/2 at 0.</summary>
    /// <remarks>At most 3.24 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prelDerivative<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        var onePlusU = TLanes.Create(1f) + u;
        return Log1prelDerivative(u, onePlusU, TLanes.Create(1f) / onePlusU);
    }

    /// <summary>
    /// The derivative of log(1 + u) / u, given also 1 + u, computed more exactly than u itself allows near u = -1, and 1 / (1 + u), which
    /// is the derivative of the logarithm, so that a kernel has it already.
    /// </summary>
    /// <remarks>A block of lanes that are all near 0, the usual one, leaves the far form out.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1prelDerivative<TLanes>(TLanes u, TLanes onePlusU, TLanes reciprocal) where TLanes : struct, ILanes<TLanes>
    {
        var isNear = IsBelow(TLanes.Abs(u - TLanes.Create(1.6f)), 2.4f);
        var near = Log1prelDerivativeNear(u, reciprocal);
        return TLanes.All(isNear) ? near : TLanes.Select(isNear, near, Log1prelDerivativeFar(u, onePlusU, reciprocal));
    }

    /// <summary>
    /// For u in [-4/5, 4]: with r = 1 / (2 + u) and w = u r, log(1 + u) is 2 artanh w, and this is -r² (1 + 1 / (1 + u) + 2 w A(w²)) with
    /// A(w²) = (artanh w - w) / w³, where nothing cancels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1prelDerivativeNear<TLanes>(TLanes u, TLanes reciprocal) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var two = TLanes.Create(2f);
        var divisor = two + u;
        var r = one / divisor;
        var w = u * r;
        var z = w * w;
        var a = Polynomial(
            z, z * z, 0.33333337f, 0.1999951f, 0.14303601f, 0.10814514f, 0.117338814f, -0.05911369f, 0.4765048f, -0.62790513f, 0.5801098f);
        var rest = Fma(-r, u - (divisor - two), Fma(-r, divisor, one));
        return TimesSquare(-(one + Fma(w + w, a, reciprocal)), r, rest);
    }

    /// <summary>Elsewhere: the definition, as 1 - 1 / (1 + u) - log(1 + u), the multiple of ln 2 last, over u².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1prelDerivativeFar<TLanes>(TLanes u, TLanes onePlusU, TLanes reciprocal) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var largest = TLanes.Create(float.MaxValue);
        u = TLanes.Smaller(largest, u);
        onePlusU = TLanes.Smaller(largest, onePlusU);
        reciprocal = TLanes.Smaller(largest, reciprocal);
        var f = Log1pReduce(u, onePlusU, out var exponent);
        var e = TLanes.ConvertInt32ToSingle(exponent);
        var low = Fma(e, Ln2Low / ExponentUnit, LogPolynomial(f));
        low = Fma(Fma(-reciprocal, onePlusU, one), reciprocal, low);
        var difference = Fma(e, -Ln2 / ExponentUnit, one - reciprocal - low);
        var r = one / u;
        return TLanes.WithLogSpecials(TimesSquare(difference, r, Fma(-r, u, one)), onePlusU);
    }

    /// <summary>value * r², where r, which counts twice, lacks the fraction rest of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes TimesSquare<TLanes>(TLanes value, TLanes r, TLanes rest) where TLanes : struct, ILanes<TLanes>
    {
        var once = value * r;
        return Fma(once, r, once * ((rest + rest) * r));
    }

    /// <summary>log(y) from its exponent and log(1 + f); the special values at special y, and the sign of x for zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1pFrom<TLanes>(TLanes x, TLanes y, TLanes exponent, TLanes logOfMantissa)
        where TLanes : struct, ILanes<TLanes>
    {
        var regular = Fma(TLanes.ConvertInt32ToSingle(exponent), Ln2 / ExponentUnit, logOfMantissa);
        return TLanes.WithLogSpecials(regular, y) | (x & TLanes.CreateInt32(SignMask));
    }

    /// <summary>f with 1 + u = 2^e (1 + f), rounded once, from u, or from onePlusU from u = -1/2 down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1pReduce<TLanes>(TLanes u, TLanes onePlusU, out TLanes exponent) where TLanes : struct, ILanes<TLanes>
    {
        exponent = ExponentBits(onePlusU);
        var isLow = SignToMask(u + TLanes.Create(0.5f));
        var scaled = TLanes.SubtractInt32(TLanes.Select(isLow, onePlusU, u), exponent);
        return scaled + ((~isLow & PowerOfMinus(exponent)) - TLanes.Create(1f));
    }

    /// <summary>The exponent e that brings a normal y into [3/4, 3/2), in the place where floats have theirs: times 2^23.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExponentBits<TLanes>(TLanes y) where TLanes : struct, ILanes<TLanes> =>
        TLanes.SubtractInt32(y, TLanes.Create(0.75f)) & TLanes.CreateInt32(~0x7FFFFF);

    /// <summary>2^-e, or 0 where that is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowerOfMinus<TLanes>(TLanes exponent) where TLanes : struct, ILanes<TLanes> =>
        TLanes.Larger(TLanes.Zero, TLanes.SubtractInt32(TLanes.Create(1f), exponent));
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace ActGen.CompilerServices;

/// <summary>Exponentials, logarithms and powers.</summary>
public static partial class RealLanes
{
    private const double Log2E = 1.4426950408889634;

    // ln(2), with 21 zeros at its end, so that a whole number of it is exact; and what is left.
    private const double Ln2 = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877E-10;
    private const double RootHalf = 0.70710678118654752;

    // Beyond these e^x rounds to zero and overflows.
    private const double ExpLowest = -746;
    private const double ExpHighest = 710;

    // From here on 2^n alone would overflow.
    private const double Expm1Highest = 709;

    // Below, nothing but -1 is left.
    private const double Expm1Lowest = -60;

    // 1/2!, 1/3!, ... 1/15!.
    internal static ReadOnlySpan<double> OverFactorials =>
    [
        1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800,
        1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200, 1.0 / 1307674368000,
    ];

    // atanh(s) = s + s z/3 + s z^2/5 + ..., with z = s^2 below 0.0295; twice that.
    internal static ReadOnlySpan<double> OfAtanh =>
        [2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21];

    /// <summary>e to the power of u: 2^n e^r with |r| at most ln(2)/2, and a Taylor polynomial for e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Exp(Lanes u)
    {
        var p = ExpParts(Min(Max(u, Create(ExpLowest)), Create(ExpHighest)), out var n);
        // In two halves: neither overflows, and what is subnormal rounds once.
        var half = Vector256.Floor(n * Create(0.5));
        return (Lanes.One + p) * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <summary>exp(-abs(u)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes ExpOfMinusAbs(Lanes u) => Exp(-Abs(u));

    /// <summary>exp(u) - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Expm1(Lanes u)
    {
        var p = ExpParts(Min(Max(u, Create(Expm1Lowest)), Create(Expm1Highest)), out var n);
        var scale = PowerOfTwo(n);
        var result = Fma(scale, p, scale - Lanes.One);
        var beyond = LessThan(Create(Expm1Highest), u);
        return Any(beyond) ? Select(beyond, Exp(u), result) : result;
    }

    /// <summary>The natural logarithm: that of 2^k, and 2 atanh(s) of the rest, which is between the roots of 1/2 and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Log(Lanes u)
    {
        var isSmall = LessThan(u, Create(SmallestNormal));
        var bits = (Select(isSmall, u * Create(18014398509481984.0), u).AsInt64() + Vector256.Create(0x3ff0000000000000 - RootBits))
            .AsUInt64();
        var k = ((bits >> 52) | Vector256.Create(0x4330000000000000UL)).AsDouble() - Create(4503599627370496.0 + 1023)
            - (isSmall & Create(54));
        var m = ((bits & Vector256.Create(0x000fffffffffffffUL)).AsInt64() + Vector256.Create(RootBits)).AsDouble();
        var f = m - Lanes.One;
        var s = f / (Create(2) + f);
        var z = s * s;
        var half = Create(0.5) * f * f;
        // 2 atanh(s) = f - (half - s (half + z P(z))), which rounds where little depends on it.
        var rest = half - Fma(s, Fma(z, Polynomial(z, OfAtanh), half), k * Create(Ln2Low));
        var result = Fma(k, Create(Ln2), f - rest);
        var isOrdinary = LessThan(Lanes.Zero, u) & LessThan(u, Create(double.PositiveInfinity));
        return Any(~isOrdinary) ? Select(isOrdinary, result, OfExtreme(u)) : result;
    }

    /// <summary>log(1 + u), with what 1 + u rounded away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Log1p(Lanes u)
    {
        var y = Lanes.One + u;
        return Select(Equal(y, Lanes.One) | Equal(u, Create(double.PositiveInfinity)), u,
            Log(y) - Select(Equal(y, Lanes.Zero), Lanes.Zero, (y - Lanes.One - u) / y));
    }

    /// <summary>The binary logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log2(Lanes u) => Log(u) * Create(Log2E);

    /// <summary>The decimal logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log10(Lanes u) => Log(u) * Create(0.43429448190325182);

    /// <summary>log(exp(u) + exp(v)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Logaddexp(Lanes u, Lanes v) => Each(u, v, static (a, b) => Reals.Logaddexp(a, b));

    /// <summary>1 / (1 + exp(-u)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Sigmoid(Lanes u)
    {
        var e = ExpOfMinusAbs(u);
        return Select(LessThan(u, Lanes.Zero), e, Lanes.One) / (Lanes.One + e);
    }

    /// <summary>log(1 + exp(u)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Softplus(Lanes u) => Max(u, Lanes.Zero) + Log1p(ExpOfMinusAbs(u));

    /// <summary>u to a whole power from 1 on, by repeated squaring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Pow(Lanes u, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exponent);
        var result = (exponent & 1) != 0 ? u : Lanes.One;
        for (exponent >>= 1; exponent != 0; exponent >>= 1)
        {
            u *= u;
            result = (exponent & 1) != 0 ? result * u : result;
        }

        return result;
    }

    /// <summary>u to the power of v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Pow(Lanes u, Lanes v)
    {
        var isOrdinary = LessThan(Lanes.Zero, u) & LessThan(u, Create(double.PositiveInfinity)) & LessThan(Abs(v), Create(1e9));
        var result = Exp(v * Log(u));
        return Any(~isOrdinary) ? Select(isOrdinary, result, Each(u, v, static (a, b) => Reals.Pow(a, b))) : result;
    }

    /// <summary>The cube root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Cbrt(Lanes u) => Each(u, static a => Reals.Cbrt(a));

    /// <summary>sqrt(u * u + v * v), without a square that overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Hypot(Lanes u, Lanes v) => Each(u, v, static (a, b) => Reals.Hypot(a, b));

    /// <summary>sqrt(1 + u * u).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Hypot1(Lanes u) => Select(LessThan(Create(1e9), Abs(u)), Abs(u), Sqrt(Lanes.One + (u * u)));

    // The bits of the root of 1/2.
    private const long RootBits = 0x3fe6a09e667f3bcd;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes OfExtreme(Lanes u) => Select(Equal(u, Lanes.Zero), Create(double.NegativeInfinity),
        Select(LessThan(u, Lanes.Zero), Create(double.NaN), u));

    // e^u = 2^n (1 + p).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes ExpParts(Lanes u, out Lanes n)
    {
        n = Fma(u, Create(Log2E), Create(RoundingMagic)) - Create(RoundingMagic);
        var r = Fma(n, Create(-Ln2Low), Fma(n, Create(-Ln2), u));
        return Fma(r * r, Polynomial(r, OverFactorials), r);
    }

    // 2^n for whole n from -1022 to 1023.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes PowerOfTwo(Lanes n) => (((n + Create(RoundingMagic)).AsInt64() + Vector256.Create(1023L)) << 52).AsDouble();
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace ActGen.CompilerServices;

/// <summary>Functions of the circle and their inverses.</summary>
public static partial class RealLanes
{
    // pi/2 as a sum of three doubles.
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiMiddle = 6.123233995736766E-17;
    private const double HalfPiLow = -1.4973849048591698E-33;
    private const double QuarterPi = 0.78539816339744831;

    // Up to here those three are enough.
    private const double LargestAngle = 1e9;

    // The tangents of pi/8 and 3 pi/8.
    private const double TanOfEighth = 0.41421356237309503;
    private const double TanOfThreeEighths = 2.4142135623730949;

    // -1/3!, 1/5!, ... for |r| up to pi/4.
    internal static ReadOnlySpan<double> OfSine =>
    [
        -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000, 1.0 / 355687428096000,
    ];

    // 1/4!, -1/6!, ...
    internal static ReadOnlySpan<double> OfCosine =>
    [
        1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800, 1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000,
        -1.0 / 6402373705728000,
    ];

    // atan(t) / t - 1 over z = t^2, by z: fitted with 60 digits up to the tangent of pi/8, to 6e-17.
    internal static ReadOnlySpan<double> OfArcTangent =>
    [
        -0.3333333333333333, 0.19999999999999804, -0.14285714285659779, 0.11111111105150588, -0.09090908753259112, 0.07692296368042296,
        -0.0666642476020052, 0.05878927554473807, -0.05230443640686948, 0.045515447340221615, -0.03456931506332609, 0.016284375050043393,
    ];

    /// <summary>The sine of u radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Sin(Lanes u)
    {
        var (sine, cosine, quarter) = Parts(u);
        return WhereSmall(u, Turned(sine, cosine, quarter), static a => Reals.Sin(a));
    }

    /// <summary>The cosine of u radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Cos(Lanes u)
    {
        var (sine, cosine, quarter) = Parts(u);
        return WhereSmall(u, Turned(sine, cosine, quarter + Vector256<long>.One), static a => Reals.Cos(a));
    }

    /// <summary>The tangent of u radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Tan(Lanes u)
    {
        var (sine, cosine, quarter) = Parts(u);
        return WhereSmall(u, Turned(sine, cosine, quarter) / Turned(sine, cosine, quarter + Vector256<long>.One), static a => Reals.Tan(a));
    }

    /// <summary>The inverse of tan.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Atan(Lanes u)
    {
        var a = Abs(u);
        var (isLarge, isMiddle) = (LessThan(Create(TanOfThreeEighths), a), LessThan(Create(TanOfEighth), a));
        var t = Select(isLarge, -Lanes.One, Select(isMiddle, a - Lanes.One, a))
            / Select(isLarge, a, Select(isMiddle, a + Lanes.One, Lanes.One));
        var z = t * t;
        var start = Select(isLarge, Create(HalfPi), isMiddle & Create(QuarterPi));
        var low = Select(isLarge, Create(HalfPiMiddle), isMiddle & Create(HalfPiMiddle / 2));
        return WithSign(start + (t + Fma(t, z * Polynomial(z, OfArcTangent), low)), u);
    }

    /// <summary>The inverse of sin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Asin(Lanes u) => Atan(u / Sqrt((Lanes.One - u) * (Lanes.One + u)));

    /// <summary>The inverse of cos.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Acos(Lanes u) => Create(2) * Atan(Sqrt((Lanes.One - u) / (Lanes.One + u)));

    /// <summary>The angle of the point (v, u): 0 at the origin, and no difference between the zeros of both signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Atan2(Lanes u, Lanes v) => Each(u, v, static (a, b) => Reals.Atan2(a, b));

    /// <summary>sin(u)/u, 1 at u = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sinc(Lanes u) => Select(Equal(u, Lanes.Zero), Lanes.One, Sin(u) / u);

    /// <summary>sin(c*v)/c, v at c = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sindiv(Lanes c, Lanes v) => v * Sinc(c * v);

    /// <summary>(cos(u) - sin(u)/u) / u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes SincDerivative(Lanes u) => Each(u, static a => Reals.SincDerivative(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes WhereSmall(Lanes u, Lanes result, Func<double, double> otherwise)
    {
        var isSmall = LessThan(Abs(u), Create(LargestAngle));
        return Any(~isSmall) ? Select(isSmall, result, Each(u, otherwise)) : result;
    }

    // Sine and cosine of the rest of u beside a multiple of pi/2, and which multiple, modulo 2^51.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Lanes Sine, Lanes Cosine, Vector256<long> Quarter) Parts(Lanes u)
    {
        var shifted = Fma(u, Create(1 / HalfPi), Create(RoundingMagic));
        var n = shifted - Create(RoundingMagic);
        var r = Fma(n, Create(-HalfPiLow), Fma(n, Create(-HalfPiMiddle), Fma(n, Create(-HalfPi), u)));
        var z = r * r;
        var sine = Fma(r, z * Polynomial(z, OfSine), r);
        var cosine = Fma(z, Fma(z, Polynomial(z, OfCosine), Create(-0.5)), Lanes.One);
        return (sine, cosine, shifted.AsInt64());
    }

    // The sine of an angle and so many quarters of a turn.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Turned(Lanes sine, Lanes cosine, Vector256<long> quarter)
    {
        var isOdd = Vector256.Equals(quarter & Vector256<long>.One, Vector256<long>.One).AsDouble();
        var sign = ((quarter & Vector256.Create(2L)) << 62).AsDouble();
        return Select(isOdd, cosine, sine) ^ sign;
    }
}

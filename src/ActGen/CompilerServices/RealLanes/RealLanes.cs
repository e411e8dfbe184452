using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace ActGen.CompilerServices;

/// <summary>
/// The functions of <see cref="Reals"/> on four lanes at once, to a few units of the last bit of a double: what kernels call where float
/// loses digits or range. Each is written once and computed four lanes at a time whatever the width of the kernel, so that it has the same
/// bits everywhere.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RealLanes
{
    /// <summary>The number of lanes.</summary>
    public const int Count = 4;

    // Adding 1.5 * 2^52 rounds to an integer, which then stands in the low bits.
    private const double RoundingMagic = 6755399441055744.0;

    // 2^-1022.
    private const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>A number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Create(double value) => Vector256.Create(value);

    /// <summary>Floats as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Widen(Vector128<float> value) => Avx.IsSupported
        ? Avx.ConvertToVector256Double(value) : Vector256.Create(Vector128.WidenLower(value), Vector128.WidenUpper(value));

    /// <summary>Doubles, rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Narrow(Lanes value) =>
        Avx.IsSupported ? Avx.ConvertToVector128Single(value) : Vector128.Narrow(value.GetLower(), value.GetUpper());

    /// <summary>One number or the other, by a condition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Select(Lanes condition, Lanes ifTrue, Lanes ifFalse) => Vector256.ConditionalSelect(condition, ifTrue, ifFalse);

    /// <summary>Whether u &lt; v, as a condition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes LessThan(Lanes u, Lanes v) => Vector256.LessThan(u, v);

    /// <summary>Whether u &lt;= v, as a condition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes LessThanOrEqual(Lanes u, Lanes v) => Vector256.LessThanOrEqual(u, v);

    /// <summary>Whether both are the same number, as a condition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Equal(Lanes u, Lanes v) => Vector256.Equals(u, v);

    /// <summary>The square root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sqrt(Lanes u) => Vector256.Sqrt(u);

    /// <summary>The absolute value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Abs(Lanes u) => Vector256.Abs(u);

    /// <summary>The sign, NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sign(Lanes u) => Select(
        LessThan(Lanes.Zero, u), Lanes.One, Select(LessThan(u, Lanes.Zero), -Lanes.One, Select(Equal(u, u), Lanes.Zero, u)));

    /// <summary>1 from 0 on, 0 below, NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Step(Lanes u) => Select(LessThanOrEqual(Lanes.Zero, u), Lanes.One, Select(Equal(u, u), Lanes.Zero, u));

    /// <summary>max(u, 0), NaN of NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Relu(Lanes u) => Select(LessThanOrEqual(u, Lanes.Zero), Lanes.Zero, u);

    /// <summary>The smaller one; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Min(Lanes u, Lanes v) => Vector256.Min(u, v);

    /// <summary>The larger one; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Max(Lanes u, Lanes v) => Vector256.Max(u, v);

    /// <summary>u, at most v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes AtMost(Lanes u, Lanes v) => Min(u, v);

    /// <summary>u, at least v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes AtLeast(Lanes u, Lanes v) => Max(u, v);

    /// <summary>u between two bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Clamp(Lanes u, Lanes v, Lanes w) => Min(Max(u, v), w);

    /// <summary>The largest integer not above u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Floor(Lanes u) => Vector256.Floor(u);

    /// <summary>The nearest integer, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Round(Lanes u) => Vector256.Round(u);

    /// <summary>u * v + w.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Affine(Lanes u, Lanes v, Lanes w) => (u * v) + w;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Fma(Lanes a, Lanes b, Lanes c) => Vector256.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes WithSign(Lanes magnitude, Lanes sign) => magnitude | (sign & Create(-0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Any(Lanes condition) => Vector256.ExtractMostSignificantBits(condition) != 0;

    // The sum of the coefficients times powers of z, even and odd powers side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Polynomial(Lanes z, ReadOnlySpan<double> coefficients)
    {
        var square = z * z;
        var i = coefficients.Length - 2;
        var (even, odd) = (Create(coefficients[i]), Create(coefficients[i + 1]));
        for (i -= 2; i >= 0; i -= 2)
        {
            (even, odd) = (Fma(even, square, Create(coefficients[i])), Fma(odd, square, Create(coefficients[i + 1])));
        }

        return Fma(odd, z, even);
    }

    // Lane by lane, where it is rare.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Each(Lanes u, Func<double, double> function) =>
        Vector256.Create(function(u[0]), function(u[1]), function(u[2]), function(u[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Each(Lanes u, Lanes v, Func<double, double, double> function) => Vector256.Create(
        function(u[0], v[0]), function(u[1], v[1]), function(u[2], v[2]), function(u[3], v[3]));
}

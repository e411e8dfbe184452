using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

/// <summary>
/// The lanes' operations on exponents, for hardware without instructions for them: the same bits by integer arithmetic.
/// </summary>
internal static class PortableLanes
{
    /// <summary>Selects [0.75, 1.5) and NaN for negative values in the hardware's instruction for the mantissa.</summary>
    public const byte MantissaControl = 0b1111;

    /// <summary>
    /// The results of the hardware's instruction for special values, four bits each from the lowest: NaN for NaNs, -inf for zeros, the
    /// first operand for 1, NaN for -inf, +inf for itself, NaN for negative values, the first operand for positive ones.
    /// </summary>
    public const int LogSpecials = 0x03530433;

    private const int ExponentBias = 127;
    private const int MantissaBits = 23;
    private const float SmallestNormal = 1.17549435E-38f;

    /// <inheritdoc cref="ILanes{TSelf}.Scale" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scale<TLanes>(TLanes value, TLanes exponent) where TLanes : struct, ILanes<TLanes>
    {
        // 2^exponent itself need not be a float: multiply by its two halves.
        var bounded = TLanes.Smaller(TLanes.Create(252f), TLanes.Larger(TLanes.Create(-252f), exponent));
        var all = TLanes.ConvertSingleToInt32(bounded);
        var half = TLanes.ShiftRightArithmeticInt32(all, 1);
        return value * PowerOfTwo(half) * PowerOfTwo(TLanes.SubtractInt32(all, half));
    }

    /// <inheritdoc cref="ILanes{TSelf}.ScaleShifted" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ScaleShifted<TLanes>(TLanes value, TLanes shifted) where TLanes : struct, ILanes<TLanes>
    {
        // The bits of 1.5 * 2^23, and of half of them, end in more zeros than an exponent has bits: both halves of n lie there as they are.
        var half = TLanes.ShiftRightLogicalInt32(shifted, 1);
        return value * PowerOfTwo(half) * PowerOfTwo(TLanes.SubtractInt32(shifted, half));
    }

    /// <inheritdoc cref="ILanes{TSelf}.ScaleDown" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ScaleDown<TLanes>(TLanes value, TLanes shifted) where TLanes : struct, ILanes<TLanes>
    {
        // 2^(n + 64) is a float, and a product with it exact, or so small that 2^-64 times it is zero.
        var power = TLanes.ShiftLeftInt32(TLanes.AddInt32(shifted, TLanes.CreateInt32(ExponentBias + 64)), MantissaBits);
        return value * power * TLanes.Create(5.421011E-20f);
    }

    /// <inheritdoc cref="ILanes{TSelf}.Decompose" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Decompose<TLanes>(TLanes value, out TLanes exponent) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var infinity = TLanes.Create(float.PositiveInfinity);
        var subnormal = TLanes.LessThan(value, TLanes.Create(SmallestNormal));
        var normal = TLanes.Select(subnormal, value * TLanes.Create(16777216f), value);

        // Counted from 0.75, the exponent field rolls over where the mantissa does.
        var above = TLanes.SubtractInt32(normal, TLanes.Create(0.75f));
        var whole = TLanes.ShiftRightArithmeticInt32(above, MantissaBits);
        var mantissa = TLanes.SubtractInt32(normal, TLanes.ShiftLeftInt32(whole, MantissaBits));
        exponent = TLanes.ConvertInt32ToSingle(whole) - (subnormal & TLanes.Create(24f));

        var regular = TLanes.LessThan(TLanes.Zero, value) & TLanes.LessThan(value, infinity);
        var zero = TLanes.Equal(value, TLanes.Zero);
        exponent = TLanes.Select(regular, exponent, TLanes.Select(zero, -infinity, TLanes.Abs(value)));
        var special = TLanes.Select(zero | TLanes.Equal(value, infinity), one, TLanes.Create(float.NaN));
        return TLanes.Select(regular, mantissa, special);
    }

    /// <inheritdoc cref="ILanes{TSelf}.WithLogSpecials" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes WithLogSpecials<TLanes>(TLanes regular, TLanes argument) where TLanes : struct, ILanes<TLanes>
    {
        var infinity = TLanes.Create(float.PositiveInfinity);
        var zero = TLanes.Equal(argument, TLanes.Zero);
        var special = TLanes.Select(TLanes.Equal(argument, infinity), infinity, TLanes.Create(float.NaN));
        var isRegular = TLanes.LessThan(TLanes.Zero, argument) & TLanes.LessThan(argument, infinity);
        return TLanes.Select(isRegular, regular, TLanes.Select(zero, -infinity, special));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes PowerOfTwo<TLanes>(TLanes exponent) where TLanes : struct, ILanes<TLanes> =>
        TLanes.ShiftLeftInt32(TLanes.AddInt32(exponent, TLanes.CreateInt32(ExponentBias)), MantissaBits);
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

/// <summary>
/// Double-float numbers: unevaluated sums of two floats, with about twice the significand bits of one. Kernels form sums of products of
/// parameters with them, outside the row loop, where the sum may cancel: <c>1 - alpha * alpha</c> near alpha = 1.
/// </summary>
/// <remarks>Addition after Knuth's two-sum, multiplication with an FMA for the rounding error (Dekker's product).</remarks>
/// <typeparam name="TLanes">The block of lanes.</typeparam>
public readonly struct DoubleFloat<TLanes> where TLanes : struct, ILanes<TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleFloat(TLanes high, TLanes low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The number rounded to a float.</summary>
    public TLanes High { get; }

    /// <summary>The part that rounding took away.</summary>
    public TLanes Low { get; }

    /// <summary>A float, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleFloat<TLanes> Of(TLanes value) => new(value, TLanes.Zero);

    /// <summary>Sum, with an error of about 2^-46 of the larger operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleFloat<TLanes> operator +(DoubleFloat<TLanes> left, DoubleFloat<TLanes> right)
    {
        var sum = left.High + right.High;
        var fromRight = sum - left.High;
        var error = (left.High - (sum - fromRight)) + (right.High - fromRight);
        return Normalize(sum, error + (left.Low + right.Low));
    }

    /// <summary>Product, with a relative error of about 2^-46.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleFloat<TLanes> operator *(DoubleFloat<TLanes> left, DoubleFloat<TLanes> right)
    {
        var product = left.High * right.High;
        var error = TLanes.FusedMultiplyAdd(left.High, right.High, -product);
        error = TLanes.FusedMultiplyAdd(left.High, right.Low, TLanes.FusedMultiplyAdd(left.Low, right.High, error));
        return Normalize(product, error);
    }

    // The high takes what fits of the low.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleFloat<TLanes> Normalize(TLanes high, TLanes low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

/// <summary>
/// Double-float numbers: unevaluated sums of two floats, with about twice the digits of one. Kernels form sums of products of
/// parameters with them, outside the row loop, where the sum may cancel: <c>1 - alpha * alpha</c> near alpha = 1.
/// </summary>
/// <remarks>Addition after Knuth's two-sum, multiplication with an FMA for the rounding error (Dekker's product).</remarks>
/// <typeparam name="TLanes">The block of lanes.</typeparam>
public readonly struct DoubleFloat<TLanes> where TLanes : struct, ILanes<TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DoubleFloat(TLanes head, TLanes tail)
    {
        Head = head;
        Tail = tail;
    }

    /// <summary>The number rounded to a float.</summary>
    public TLanes Head { get; }

    /// <summary>What rounding took away.</summary>
    public TLanes Tail { get; }

    /// <summary>A float, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleFloat<TLanes> Of(TLanes value) => new(value, TLanes.Zero);

    /// <summary>Sum, with an error of about 2^-46 of the larger operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleFloat<TLanes> operator +(DoubleFloat<TLanes> left, DoubleFloat<TLanes> right)
    {
        var sum = left.Head + right.Head;
        var fromRight = sum - left.Head;
        var error = (left.Head - (sum - fromRight)) + (right.Head - fromRight);
        return Normalize(sum, error + (left.Tail + right.Tail));
    }

    /// <summary>Product, with a relative error of about 2^-46.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleFloat<TLanes> operator *(DoubleFloat<TLanes> left, DoubleFloat<TLanes> right)
    {
        var product = left.Head * right.Head;
        var error = TLanes.FusedMultiplyAdd(left.Head, right.Head, -product);
        error = TLanes.FusedMultiplyAdd(left.Head, right.Tail, TLanes.FusedMultiplyAdd(left.Tail, right.Head, error));
        return Normalize(product, error);
    }

    // The head takes what fits of the tail.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleFloat<TLanes> Normalize(TLanes head, TLanes tail)
    {
        var sum = head + tail;
        return new(sum, tail - (sum - head));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>Makes one value of what the lanes of a pass reduced, in an order that the length of the row alone decides.</summary>
internal static class RowFold
{
    private const int Lanes = RowBlock.Lanes;

    /// <summary>The reduction of an empty row.</summary>
    public static float Start(RowReduction kind) => IsLargest(kind) ? float.NegativeInfinity : 0;

    /// <summary>Adds the lanes of some steps to the totals of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine(RowReduction kind, ReadOnlySpan<float> lanes, Span<double> totals)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            totals[lane] = IsLargest(kind) ? Math.Max(totals[lane], lanes[lane]) : totals[lane] + lanes[lane];
        }
    }

    /// <summary>Broadcasts the value of a row to all lanes of a block: from the totals of its lanes.</summary>
    public static void Finish(RowReduction kind, ReadOnlySpan<double> totals, int length, Span<float> block)
    {
        var value = totals[0];
        foreach (var lane in totals[1..Lanes])
        {
            value = IsLargest(kind) ? Math.Max(value, lane) : value + lane;
        }

        block[..Lanes].Fill((float)(kind == RowReduction.Mean ? value / length : value));
    }

    /// <summary>
    /// Broadcasts the value of each of some rows of few steps to all lanes of a block: straight from the lanes of whole steps, and of the
    /// columns that are left.
    /// </summary>
    /// <param name="kind">How the lanes become one value.</param>
    /// <param name="whole">The lanes of the first row's whole steps; a row is <paramref name="step"/> further.</param>
    /// <param name="left">What the columns of the tail reduced to, in the same way; lanes without a column hold anything.</param>
    /// <param name="step">From a row to the next.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="length">The length of a row.</param>
    /// <param name="blocks">The block of the first row; a row is <paramref name="stride"/> further.</param>
    /// <param name="stride">From a block to the next.</param>
    public static void Fold(
        RowReduction kind, ReadOnlySpan<float> whole, ReadOnlySpan<float> left, int step, int rows, int length,
        Span<float> blocks, int stride)
    {
        // What is read and written without a check.
        whole = whole[..(((rows - 1) * step) + Lanes)];
        left = length % Lanes == 0 ? default : left[..(((rows - 1) * step) + Lanes)];
        blocks = blocks[..(((rows - 1) * stride) + Lanes)];
        switch (kind)
        {
            case RowReduction.MaxShift:
                Fold<MaxShift>(whole, left, step, rows, length, blocks, stride);
                break;
            case RowReduction.Max:
                Fold<Largest>(whole, left, step, rows, length, blocks, stride);
                break;
            case RowReduction.Mean:
                Fold<Mean>(whole, left, step, rows, length, blocks, stride);
                break;
            default:
                Fold<Sum>(whole, left, step, rows, length, blocks, stride);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold<TJoin>(
        ReadOnlySpan<float> whole, ReadOnlySpan<float> left, int step, int rows, int length, Span<float> blocks, int stride)
        where TJoin : struct, IJoin
    {
        ref var from = ref MemoryMarshal.GetReference(whole);
        ref var rest = ref MemoryMarshal.GetReference(left);
        ref var to = ref MemoryMarshal.GetReference(blocks);
        var count = Vector128.Create(length % Lanes);
        var size = Vector128.Create((float)length);
        for (var row = 0; row < rows; row++)
        {
            var lanes = Quarter<TJoin>(
                Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, 4), Vector128.LoadUnsafe(ref from, 8),
                Vector128.LoadUnsafe(ref from, 12));
            if (length % Lanes > 0)
            {
                lanes = TJoin.Join(lanes, Quarter<TJoin>(
                    Left<TJoin>(ref rest, 0, count), Left<TJoin>(ref rest, 4, count), Left<TJoin>(ref rest, 8, count),
                    Left<TJoin>(ref rest, 12, count)));
                rest = ref Unsafe.Add(ref rest, step);
            }

            lanes = TJoin.Join(lanes, Vector128.Shuffle(lanes, Vector128.Create(2, 3, 0, 1)));
            lanes = TJoin.Finish(TJoin.Join(lanes, Vector128.Shuffle(lanes, Vector128.Create(1, 0, 3, 2))), size);
            var twice = Vector256.Create(lanes, lanes);
            twice.StoreUnsafe(ref to);
            twice.StoreUnsafe(ref to, 8);
            from = ref Unsafe.Add(ref from, step);
            to = ref Unsafe.Add(ref to, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarter<TJoin>(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
        where TJoin : struct, IJoin =>
        TJoin.Join(TJoin.Join(a, b), TJoin.Join(c, d));

    // Four lanes; those without a column change nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Left<TJoin>(ref float rest, int first, Vector128<int> count) where TJoin : struct, IJoin
    {
        var hasColumn = Vector128.LessThan(Vector128.Create(first, first + 1, first + 2, first + 3), count).AsSingle();
        return Vector128.ConditionalSelect(hasColumn, Vector128.LoadUnsafe(ref rest, (nuint)first), Vector128.Create(TJoin.Start));
    }

    private static bool IsLargest(RowReduction kind) => kind is RowReduction.Max or RowReduction.MaxShift;

    private interface IJoin
    {
        static virtual float Start => 0;

        static abstract Vector128<float> Join(Vector128<float> a, Vector128<float> b);

        static virtual Vector128<float> Finish(Vector128<float> value, Vector128<float> length) => value;
    }

    private readonly struct Sum : IJoin
    {
        public static Vector128<float> Join(Vector128<float> a, Vector128<float> b) => a + b;
    }

    private readonly struct Mean : IJoin
    {
        public static Vector128<float> Join(Vector128<float> a, Vector128<float> b) => a + b;

        public static Vector128<float> Finish(Vector128<float> value, Vector128<float> length) => value / length;
    }

    private readonly struct Largest : IJoin
    {
        public static float Start => float.NegativeInfinity;

        public static Vector128<float> Join(Vector128<float> a, Vector128<float> b) => Vector128.Max(a, b);
    }

    private readonly struct MaxShift : IJoin
    {
        public static float Start => float.NegativeInfinity;

        public static Vector128<float> Join(Vector128<float> a, Vector128<float> b) =>
            Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);
    }
}

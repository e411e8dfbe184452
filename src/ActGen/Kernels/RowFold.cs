using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActGen.Kernels;

/// <summary>Makes one value of what the lanes of a pass reduced, in an order that the length of the row alone decides.</summary>
internal static class RowFold
{
    private const int Lanes = RowBlock.Lanes;

    /// <summary>What an empty row reduces to.</summary>
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

    /// <summary>Lays the value of a row in all lanes of a block: from the totals of its lanes.</summary>
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
    /// Lays the value of a row of few steps in all lanes of a block: straight from the lanes of whole steps, and of the columns that are left.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fold(RowReduction kind, ReadOnlySpan<float> whole, ReadOnlySpan<float> left, int length, Span<float> block)
    {
        var value = kind switch
        {
            RowReduction.Anchor => Fold<Anchor>(whole, left),
            RowReduction.Max => Fold<Largest>(whole, left),
            RowReduction.Mean => Fold<Sum>(whole, left) / Vector128.Create((float)length),
            _ => Fold<Sum>(whole, left),
        };
        value.CopyTo(block);
        value.CopyTo(block[4..]);
        value.CopyTo(block[8..]);
        value.CopyTo(block[12..]);
    }

    private static bool IsLargest(RowReduction kind) => kind is RowReduction.Max or RowReduction.Anchor;

    // In all four lanes the same.
    private static Vector128<float> Fold<TJoin>(ReadOnlySpan<float> whole, ReadOnlySpan<float> left) where TJoin : IJoin
    {
        var lanes = Quarter<TJoin>(whole);
        if (!left.IsEmpty)
        {
            lanes = TJoin.Join(lanes, Quarter<TJoin>(left));
        }

        lanes = TJoin.Join(lanes, Vector128.Shuffle(lanes, Vector128.Create(2, 3, 0, 1)));
        return TJoin.Join(lanes, Vector128.Shuffle(lanes, Vector128.Create(1, 0, 3, 2)));
    }

    private static Vector128<float> Quarter<TJoin>(ReadOnlySpan<float> lanes) where TJoin : IJoin
    {
        ref var first = ref MemoryMarshal.GetReference(lanes[..Lanes]);
        return TJoin.Join(
            TJoin.Join(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, 4)),
            TJoin.Join(Vector128.LoadUnsafe(ref first, 8), Vector128.LoadUnsafe(ref first, 12)));
    }

    private interface IJoin
    {
        static abstract Vector128<float> Join(Vector128<float> a, Vector128<float> b);
    }

    private readonly struct Sum : IJoin
    {
        public static Vector128<float> Join(Vector128<float> a, Vector128<float> b) => a + b;
    }

    private readonly struct Largest : IJoin
    {
        public static Vector128<float> Join(Vector128<float> a, Vector128<float> b) => Vector128.Max(a, b);
    }

    private readonly struct Anchor : IJoin
    {
        public static Vector128<float> Join(Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>Transposes sixteen short rows across the lanes of a tile, and back: columns of the rows become steps of the tile.</summary>
internal static class RowTranspose
{
    private const int Lanes = RowBlock.Lanes;

    // The side of the squares that are turned in registers.
    private const int Square = 4;

    /// <summary>Copies rows into a tile. Lanes without a row repeat the last one.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="valid">How many rows there are, at most one for each lane.</param>
    /// <param name="width">The length of a row.</param>
    /// <param name="tile">Receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<float> source, int valid, int width, Span<float> tile)
    {
        CheckLengths(source.Length, valid, width, tile.Length);
        ref var to = ref MemoryMarshal.GetReference(tile);
        ref var from = ref MemoryMarshal.GetReference(source);
        for (var lane = 0; lane < Lanes; lane += Square)
        {
            ref var a = ref Row(ref from, lane, valid, width);
            ref var b = ref Row(ref from, lane + 1, valid, width);
            ref var c = ref Row(ref from, lane + 2, valid, width);
            ref var d = ref Row(ref from, lane + 3, valid, width);
            nint column = 0;
            for (; Sse.IsSupported && column <= width - Square; column += Square)
            {
                var (r0, r1, r2, r3) = Turned(Load(ref a, column), Load(ref b, column), Load(ref c, column), Load(ref d, column));
                ref var target = ref Unsafe.Add(ref to, (column * Lanes) + lane);
                r0.StoreUnsafe(ref target);
                r1.StoreUnsafe(ref target, Lanes);
                r2.StoreUnsafe(ref target, 2 * Lanes);
                r3.StoreUnsafe(ref target, 3 * Lanes);
            }

            for (; column < width; column++)
            {
                ref var target = ref Unsafe.Add(ref to, (column * Lanes) + lane);
                target = Unsafe.Add(ref a, column);
                Unsafe.Add(ref target, 1) = Unsafe.Add(ref b, column);
                Unsafe.Add(ref target, 2) = Unsafe.Add(ref c, column);
                Unsafe.Add(ref target, 3) = Unsafe.Add(ref d, column);
            }
        }
    }

    /// <summary>Copies the rows that exist back.</summary>
    /// <param name="tile">Where they come from.</param>
    /// <param name="valid">How many rows there are.</param>
    /// <param name="width">The length of a row.</param>
    /// <param name="target">Receives the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(ReadOnlySpan<float> tile, int valid, int width, Span<float> target)
    {
        CheckLengths(target.Length, valid, width, tile.Length);
        ref var from = ref MemoryMarshal.GetReference(tile);
        ref var to = ref MemoryMarshal.GetReference(target);
        for (var lane = 0; lane < valid; lane += Square)
        {
            nint column = 0;
            for (; Sse.IsSupported && lane + Square <= valid && column <= width - Square; column += Square)
            {
                ref var source = ref Unsafe.Add(ref from, (column * Lanes) + lane);
                var (r0, r1, r2, r3) =
                    Turned(Load(ref source, 0), Load(ref source, Lanes), Load(ref source, 2 * Lanes), Load(ref source, 3 * Lanes));
                r0.StoreUnsafe(ref to, (nuint)((lane * width) + column));
                r1.StoreUnsafe(ref to, (nuint)(((lane + 1) * width) + column));
                r2.StoreUnsafe(ref to, (nuint)(((lane + 2) * width) + column));
                r3.StoreUnsafe(ref to, (nuint)(((lane + 3) * width) + column));
            }

            for (; column < width; column++)
            {
                for (var row = lane; row < Math.Min(lane + Square, valid); row++)
                {
                    Unsafe.Add(ref to, (row * width) + column) = Unsafe.Add(ref from, (column * Lanes) + row);
                }
            }
        }
    }

    private static ref float Row(ref float first, int lane, int valid, int width) =>
        ref Unsafe.Add(ref first, (nint)Math.Min(lane, valid - 1) * width);

    private static Vector128<float> Load(ref float source, nint offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    // The rows of a square become its columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> A, Vector128<float> B, Vector128<float> C, Vector128<float> D) Turned(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var (ab, cd, abHigh, cdHigh) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d), Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
        return (Sse.MoveLowToHigh(ab, cd), Sse.MoveHighToLow(cd, ab), Sse.MoveLowToHigh(abHigh, cdHigh), Sse.MoveHighToLow(cdHigh, abHigh));
    }

    // The loops go without a check for each element.
    private static void CheckLengths(int rows, int valid, int width, int tile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, valid * width);
        ArgumentOutOfRangeException.ThrowIfLessThan(tile, Lanes * width);
    }
}

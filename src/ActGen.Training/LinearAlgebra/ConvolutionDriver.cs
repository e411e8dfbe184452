using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>Cuts a convolution into strips of columns and tiles of rows.</summary>
internal static class ConvolutionDriver
{
    private const int TallTile = 8;
    private const int ShortTile = 6;
    private const int NarrowStrip = 8;

    // Rows that are computed beside C at a time where a strip is not full.
    private const int BesideRows = 32;

    private static readonly float[] NoBias = new float[PackedMatrix.PanelColumns];
    private static readonly int[] BesideStarts = [.. Enumerable.Range(0, BesideRows).Select(row => row * NarrowStrip)];

    /// <summary>Computes C = start + A B.</summary>
    /// <param name="strip">A, C and the inner dimension.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="b">B from its first row on: panels of a <see cref="PackedMatrix"/>, or rows that can be read in whole eighths.</param>
    /// <param name="panel">Rows of a panel; 0 if B is given row by row.</param>
    /// <param name="bStride">The distance between two rows of B, in a panel or in memory.</param>
    /// <param name="bias">What every row starts with; empty for zeros.</param>
    public static void Run(
        scoped ref ConvolutionStrip strip, int columns, ReadOnlySpan<float> b, int panel, int bStride, ReadOnlySpan<float> bias)
    {
        int column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            column = Strips<Lanes512>(ref strip, column, columns, b, panel, bStride, bias);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            column = Strips<Lanes256>(ref strip, column, columns, b, panel, bStride, bias);
        }

        column = Strips<Lanes128>(ref strip, column, columns, b, panel, bStride, bias);
        if (column < columns)
        {
            SetColumn(ref strip, column, b, panel, bStride, NoBias);
            Partial(ref strip, columns - column, bias.IsEmpty ? bias : bias[column..]);
        }
    }

    // The strips that are full for a width; returns the first column that is left.
    private static int Strips<TLanes>(
        scoped ref ConvolutionStrip strip, int column, int columns, ReadOnlySpan<float> b, int panel, int bStride, ReadOnlySpan<float> bias)
        where TLanes : struct, ILanes<TLanes>
    {
        for (; column <= columns - 2 * TLanes.Count; column += 2 * TLanes.Count)
        {
            ref float c = ref strip.C;
            SetColumn(ref strip, column, b, panel, bStride, bias.IsEmpty ? NoBias : bias[column..]);
            Tiles<TLanes>(ref strip, 0, strip.ARows.Length);
            strip.C = ref c;
        }

        return column;
    }

    private static void SetColumn(
        scoped ref ConvolutionStrip strip, int column, ReadOnlySpan<float> b, int panel, int bStride, ReadOnlySpan<float> bias)
    {
        int inPanel = column % PackedMatrix.PanelColumns;
        strip.B = ref b[panel == 0 ? column : (column - inPanel) * panel + inPanel];
        strip.BStep = bStride;
        strip.C = ref Unsafe.Add(ref strip.C, column);
        strip.Bias = ref MemoryMarshal.GetReference(bias);
    }

    // The tallest tile needs 19 registers: only processors with 32 of them keep it out of memory.
    private static void Tiles<TLanes>(scoped ref readonly ConvolutionStrip strip, int first, int rows) where TLanes : struct, ILanes<TLanes>
    {
        bool tall = Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported;
        int tile = tall ? TallTile : ShortTile;
        int left = rows % tile;
        Tile<TLanes>(in strip, tall, first, rows / tile);
        if (left == 0)
        {
            return;
        }

        if (rows > tile && !strip.Accumulate)
        {
            // One tile more that computes some rows again is faster than single rows.
            Tile<TLanes>(in strip, tall, first + rows - tile, 1);
        }
        else
        {
            ConvolutionKernels<TLanes>.Rows1(in strip, first + rows - left, left);
        }
    }

    private static void Tile<TLanes>(scoped ref readonly ConvolutionStrip strip, bool tall, int first, int tiles)
        where TLanes : struct, ILanes<TLanes>
    {
        if (tall)
        {
            ConvolutionKernels<TLanes>.Rows8(in strip, first, tiles);
        }
        else
        {
            ConvolutionKernels<TLanes>.Rows6(in strip, first, tiles);
        }
    }

    // Fewer columns than the narrowest strip: a few rows are computed beside C and copied.
    private static void Partial(scoped ref ConvolutionStrip strip, int columns, ReadOnlySpan<float> bias)
    {
        Span<float> beside = stackalloc float[BesideRows * NarrowStrip];
        Span<float> start = stackalloc float[NarrowStrip];
        start.Clear();
        bias.CopyTo(start);
        for (int row = 0; row < strip.ARows.Length; row += BesideRows)
        {
            int rows = Math.Min(BesideRows, strip.ARows.Length - row);
            scoped ConvolutionStrip part = strip;
            part.ARows = strip.ARows.Slice(row, rows);
            part.CRows = BesideStarts;
            part.C = ref MemoryMarshal.GetReference(beside);
            part.Bias = ref MemoryMarshal.GetReference(start);
            for (int i = 0; strip.Accumulate && i < rows * columns; i++)
            {
                beside[i / columns * NarrowStrip + i % columns] = Unsafe.Add(ref strip.C, strip.CRows[row + i / columns] + i % columns);
            }

            ConvolutionKernels<Lanes128>.Rows1(in part, 0, rows);
            for (int i = 0; i < rows * columns; i++)
            {
                Unsafe.Add(ref strip.C, strip.CRows[row + i / columns] + i % columns) = beside[i / columns * NarrowStrip + i % columns];
            }
        }
    }
}

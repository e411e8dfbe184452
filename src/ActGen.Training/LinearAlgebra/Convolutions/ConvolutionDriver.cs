using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.CompilerServices;
using ActGen.Kernels;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>Cuts a convolution into strips of columns and tiles of rows.</summary>
internal static class ConvolutionDriver
{
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
        scoped var operands = new Operands { Strip = strip, B = b, Panel = panel, Bias = bias };
        operands.Strip.BStep = bStride;
        Simd.Run<Body, Operands>(ref operands, columns);
    }

    // The strips that are full for a width; returns the first column that is left.
    private static int Strips<TUnit>(scoped ref Operands operands, int column, int columns) where TUnit : struct, IVectorUnit
    {
        for (; column <= columns - 2 * TUnit.Count; column += 2 * TUnit.Count)
        {
            ref var c = ref operands.Strip.C;
            operands.SetColumn(column, operands.Bias.IsEmpty ? NoBias : operands.Bias[column..]);
            Tiles<TUnit>(ref operands.Strip);
            operands.Strip.C = ref c;
        }

        return column;
    }

    private static void Tiles<TUnit>(scoped ref readonly ConvolutionStrip strip) where TUnit : struct, IVectorUnit
    {
        // Each row has a pointer of its own, so that more than 8 rows would not fit the registers for them.
        int tall = Math.Min(8, TileHeights.Tallest), rows = strip.ARows.Length;
        Tile<TUnit>(in strip, tall, 0, rows / tall);
        Tile<TUnit>(in strip, rows % tall, rows - (rows % tall), 1);
    }

    private static void Tile<TUnit>(scoped ref readonly ConvolutionStrip strip, int height, int first, int tiles)
        where TUnit : struct, IVectorUnit
    {
        switch (height)
        {
            case 0:
                break;
            case 1:
                TUnit.Convolve<TileSize.One>(in strip, first, tiles);
                break;
            case 2:
                TUnit.Convolve<TileSize.Two>(in strip, first, tiles);
                break;
            case 3:
                TUnit.Convolve<TileSize.Three>(in strip, first, tiles);
                break;
            case 4:
                TUnit.Convolve<TileSize.Four>(in strip, first, tiles);
                break;
            case 5:
                TUnit.Convolve<TileSize.Five>(in strip, first, tiles);
                break;
            case 6:
                TUnit.Convolve<TileSize.Six>(in strip, first, tiles);
                break;
            case 7:
                TUnit.Convolve<TileSize.Seven>(in strip, first, tiles);
                break;
            default:
                TUnit.Convolve<TileSize.Eight>(in strip, first, tiles);
                break;
        }
    }

    // Fewer columns than the narrowest strip: a few rows are computed beside C and copied.
    private static void Partial(scoped ref ConvolutionStrip strip, int columns, ReadOnlySpan<float> bias)
    {
        Span<float> beside = stackalloc float[BesideRows * NarrowStrip];
        Span<float> start = stackalloc float[NarrowStrip];
        start.Clear();
        bias.CopyTo(start);
        for (var row = 0; row < strip.ARows.Length; row += BesideRows)
        {
            var rows = Math.Min(BesideRows, strip.ARows.Length - row);
            scoped ConvolutionStrip part = strip;
            part.ARows = strip.ARows.Slice(row, rows);
            part.CRows = BesideStarts;
            part.C = ref MemoryMarshal.GetReference(beside);
            part.Bias = ref MemoryMarshal.GetReference(start);
            for (var i = 0; strip.Accumulate && i < rows * columns; i++)
            {
                beside[i / columns * NarrowStrip + i % columns] = Unsafe.Add(ref strip.C, strip.CRows[row + i / columns] + i % columns);
            }

            LanesUnit<Lanes128>.Convolve<TileSize.One>(in part, 0, rows);
            for (var i = 0; i < rows * columns; i++)
            {
                Unsafe.Add(ref strip.C, strip.CRows[row + i / columns] + i % columns) = beside[i / columns * NarrowStrip + i % columns];
            }
        }
    }

    private ref struct Operands
    {
        public ConvolutionStrip Strip;
        public ReadOnlySpan<float> B;
        public int Panel;
        public ReadOnlySpan<float> Bias;

        public void SetColumn(int column, ReadOnlySpan<float> bias)
        {
            var inPanel = column % PackedMatrix.PanelColumns;
            Strip.B = ref B[Panel == 0 ? column : (column - inPanel) * Panel + inPanel];
            Strip.C = ref Unsafe.Add(ref Strip.C, column);
            Strip.Bias = ref MemoryMarshal.GetReference(bias);
        }
    }

    // The widest strips first, then narrower ones.
    private readonly struct Body : IWidthBody<Operands>
    {
        public static void Run<TLanes>(scoped ref Operands state, int length) where TLanes : struct, ILanes<TLanes>
        {
            var column = TLanes.Count >= Unit512.Count ? Strips<Unit512>(ref state, 0, length) : 0;
            column = TLanes.Count >= Unit256.Count ? Strips<Unit256>(ref state, column, length) : column;
            column = Strips<LanesUnit<Lanes128>>(ref state, column, length);
            if (column < length)
            {
                state.SetColumn(column, NoBias);
                Partial(ref state.Strip, length - column, state.Bias.IsEmpty ? state.Bias : state.Bias[column..]);
            }
        }
    }
}

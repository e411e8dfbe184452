using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActGen.Training;

/// <summary>Computes one block, strip by strip: one or two vectors of columns from the first row to the last.</summary>
internal static class ProductPanel<TUnit> where TUnit : struct, IVectorUnit
{
    // Rows computed beside C at a time; a multiple of the heights of tall tiles.
    private const int BesideRows = 48;

    private static int Width => 2 * TUnit.Count;

    // Where the sums of a strip start: two vectors of zeros.
    private static ReadOnlySpan<float> Zeros =>
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Computes one block.</summary>
    public static void Compute(scoped ref readonly Product product, scoped ref readonly ProductBlock block)
    {
        for (var column = block.Column; column < block.Column + block.Columns; column += Width)
        {
            var columns = Math.Min(Width, block.Column + block.Columns - column);
            scoped ProductStrip strip = default;
            strip.Inner = block.Inner;
            SetA(ref strip, in product, in block);
            SetB(ref strip, in product, in block, column, columns);
            strip.C = ref Unsafe.Add(ref product.C, (block.Row * product.CRow) + column);
            strip.CRow = product.CRow;
            var continues = product.Accumulate || block.K > 0;
            if (columns % TUnit.Count == 0)
            {
                Full(ref strip, in product, column, columns, block.Rows, continues);
            }
            else
            {
                Partial(ref strip, in product, column, columns, block.Rows, continues);
            }
        }
    }

    private static void SetA(scoped ref ProductStrip strip, scoped ref readonly Product product, scoped ref readonly ProductBlock block)
    {
        if (block.A.IsEmpty)
        {
            strip.A = ref Unsafe.Add(ref MemoryMarshal.GetReference(product.A), (block.Row * product.ARow) + (block.K * product.AInner));
            (strip.ARow, strip.AInner) = (product.ARow, product.AInner);
        }
        else
        {
            strip.A = ref MemoryMarshal.GetReference(block.A);
            (strip.ARow, strip.AInner) = (1, block.PackedRows);
        }
    }

    private static void SetB(
        scoped ref ProductStrip strip, scoped ref readonly Product product, scoped ref readonly ProductBlock block, int column, int columns)
    {
        ref var b = ref MemoryMarshal.GetReference(product.B);
        if (product.Layout == ProductLayout.Panels)
        {
            const int Panel = PackedMatrix.PanelColumns;
            var panel = (nint)(column - (column % Panel)) * product.Inner;
            strip.B = ref Unsafe.Add(ref b, panel + ((nint)block.K * Panel) + (column % Panel));
            strip.BInner = Panel;
        }
        else if (column < block.PackedColumn)
        {
            strip.B = ref Unsafe.Add(ref b, (block.K * product.BStride) + column);
            strip.BInner = product.BStride;
        }
        else
        {
            var first = Math.Max(block.Column, block.PackedColumn);
            strip.B = ref Unsafe.Add(ref MemoryMarshal.GetReference(block.B), (nint)(column - first) * block.Inner);
            strip.BInner = columns > TUnit.Count ? Width : TUnit.Count;
        }
    }

    private static void Full(
        scoped ref ProductStrip strip, scoped ref readonly Product product, int column, int columns, int rows, bool continues)
    {
        if (continues)
        {
            strip.Start = ref strip.C;
            strip.StartRow = strip.CRow;
        }
        else
        {
            strip.Start = ref MemoryMarshal.GetReference(product.Bias.IsEmpty ? Zeros : product.Bias[column..]);
        }

        ProductTiles<TUnit>.Run(ref strip, rows, columns / TUnit.Count);
    }

    // Rows of C shorter than the strip: a few rows are computed beside C and copied.
    [SkipLocalsInit]
    private static void Partial(
        scoped ref ProductStrip strip, scoped ref readonly Product product, int column, int columns, int rows, bool continues)
    {
        var vectors = columns > TUnit.Count ? 2 : 1;
        var width = vectors * TUnit.Count;
        Span<float> scratch = stackalloc float[(BesideRows * width) + CacheLine.Floats];
        var tile = CacheLine.Align(scratch);
        Span<float> start = stackalloc float[width];
        scoped ProductStrip part = strip;
        part.CRow = width;
        if (continues)
        {
            part.StartRow = width;
            tile.Clear();
        }
        else
        {
            start.Clear();
            product.Bias.Slice(Math.Min(column, product.Bias.Length), Math.Min(columns, product.Bias.Length)).CopyTo(start);
        }

        for (var row = 0; row < rows; row += BesideRows)
        {
            var count = Math.Min(BesideRows, rows - row);
            part.C = ref MemoryMarshal.GetReference(tile);
            part.Start = ref MemoryMarshal.GetReference(continues ? tile : start);
            ref var c = ref Unsafe.Add(ref strip.C, row * strip.CRow);
            if (continues)
            {
                Copy(ref c, strip.CRow, ref part.C, width, count, columns);
            }

            ProductTiles<TUnit>.Run(ref part, count, vectors);
            Copy(ref MemoryMarshal.GetReference(tile), width, ref c, strip.CRow, count, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(ref float from, nint fromStride, ref float to, nint toStride, int rows, nint columns)
    {
        const int Step = 4;
        var last = columns - Step;
        for (; rows > 0; rows--)
        {
            if (last >= 0)
            {
                for (nint j = 0; j < last; j += Step)
                {
                    Vector128.LoadUnsafe(ref from, (nuint)j).StoreUnsafe(ref to, (nuint)j);
                }

                Vector128.LoadUnsafe(ref from, (nuint)last).StoreUnsafe(ref to, (nuint)last);
            }
            else
            {
                for (nint j = 0; j < columns; j++)
                {
                    Unsafe.Add(ref to, j) = Unsafe.Add(ref from, j);
                }
            }

            from = ref Unsafe.Add(ref from, fromStride);
            to = ref Unsafe.Add(ref to, toStride);
        }
    }
}

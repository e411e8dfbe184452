using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>A block of a product: some k, some rows and the columns of one strip.</summary>
internal struct ProductBlock
{
    /// <summary>First k.</summary>
    public int K;

    /// <summary>How many k.</summary>
    public int Inner;

    /// <summary>First row of C.</summary>
    public int Row;

    /// <summary>How many rows.</summary>
    public int Rows;

    /// <summary>First column of C.</summary>
    public int Column;

    /// <summary>How many columns: at most two vectors of lanes.</summary>
    public int Columns;

    /// <summary>Whether B is packed even where it could be read in place.</summary>
    public bool PackFull;
}

/// <summary>Computes one block: packs its strip of B where needed, and sends strips that are not full through a small tile.</summary>
internal static class ProductPanel<TLanes> where TLanes : struct, ILanes<TLanes>
{
    private const int TallTile = 8;

    // Rows computed beside C at a time; a multiple of the tallest tile.
    private const int BesideRows = 32;

    private static int Width => 2 * TLanes.Count;

    /// <summary>Computes one block.</summary>
    /// <param name="product">The product.</param>
    /// <param name="block">Which part of it.</param>
    /// <param name="panel">Room for the strip of B, if it may have to be packed.</param>
    [SkipLocalsInit]
    public static void Compute(scoped ref readonly Product product, scoped ref readonly ProductBlock block, Span<float> panel)
    {
        scoped ProductStrip strip = default;
        strip.Inner = block.Inner;
        strip.A = ref Unsafe.Add(ref Unsafe.AsRef(in product.A), (block.Row * product.ARow) + (block.K * product.AInner));
        (strip.ARow, strip.AInner) = (product.ARow, product.AInner);
        strip.C = ref Unsafe.Add(ref product.C, (block.Row * product.CRow) + block.Column);
        strip.CRow = product.CRow;
        ref float b = ref MemoryMarshal.GetReference(product.B);
        if (product.Layout == ProductLayout.Panels)
        {
            const int Panel = PackedMatrix.PanelColumns;
            strip.B = ref Unsafe.Add(ref b, ((nint)(block.Column - (block.Column % Panel)) * product.Inner)
                + ((nint)block.K * Panel) + (block.Column % Panel));
            strip.BInner = Panel;
        }
        else if (!block.PackFull && product.Layout == ProductLayout.Rows && block.Columns == Width)
        {
            strip.B = ref Unsafe.Add(ref b, (block.K * product.BStride) + block.Column);
            strip.BInner = product.BStride;
        }
        else
        {
            PanelPacking.Pack(in product, block.K, block.Inner, block.Column, block.Columns, Width, panel);
            strip.B = ref MemoryMarshal.GetReference(panel);
            strip.BInner = Width;
        }

        bool continues = product.Accumulate || block.K > 0;
        bool full = block.Columns == Width;
        if (full && continues)
        {
            strip.Start = ref strip.C;
            strip.StartRow = strip.CRow;
            Tiles(ref strip, block.Rows);
            return;
        }
        Span<float> start = stackalloc float[Width];
        start.Clear();
        strip.Start = ref MemoryMarshal.GetReference(start);
        if (!product.Bias.IsEmpty)
        {
            product.Bias.Slice(block.Column, block.Columns).CopyTo(start);
        }
        if (full)
        {
            Tiles(ref strip, block.Rows);
        }
        else
        {
            Partial(ref strip, block.Rows, block.Columns, continues);
        }
    }

    // Rows of C shorter than the strip: a few rows are computed beside C and copied.
    [SkipLocalsInit]
    private static void Partial(scoped ref ProductStrip strip, int rows, int columns, bool continues)
    {
        int width = Width;
        Span<float> scratch = stackalloc float[(BesideRows * width) + 16];
        Span<float> tile = CacheLine.Align(scratch);
        scoped ProductStrip part = default;
        part.Inner = strip.Inner;
        (part.ARow, part.AInner) = (strip.ARow, strip.AInner);
        part.B = ref strip.B;
        part.BInner = strip.BInner;
        part.C = ref MemoryMarshal.GetReference(tile);
        part.CRow = width;
        part.Start = ref strip.Start;
        if (continues)
        {
            part.Start = ref part.C;
            part.StartRow = width;
            tile.Clear();
        }
        for (int row = 0; row < rows; row += BesideRows)
        {
            int count = Math.Min(BesideRows, rows - row);
            part.A = ref Unsafe.Add(ref Unsafe.AsRef(in strip.A), row * strip.ARow);
            ref float c = ref Unsafe.Add(ref strip.C, row * strip.CRow);
            if (continues)
            {
                Copy(ref c, strip.CRow, ref part.C, width, count, columns);
            }
            Tiles(ref part, count);
            Copy(ref part.C, width, ref c, strip.CRow, count, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(ref float from, nint fromStride, ref float to, nint toStride, int rows, nint columns)
    {
        const int Step = 4;
        nint last = columns - Step;
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

    // The tallest tile needs 19 registers: only processors with 32 of them keep it out of memory.
    private static void Tiles(scoped ref ProductStrip strip, int rows)
    {
        ProductStrip rest = strip;
        if (Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported)
        {
            if (rows >= TallTile)
            {
                ProductKernels<TLanes>.Rows8(in rest, rows / TallTile);
                rest.Skip(rows / TallTile * TallTile);
                rows %= TallTile;
            }
        }
        if (rows >= 4)
        {
            ProductKernels<TLanes>.Rows4(in rest, rows / 4);
            rest.Skip(rows / 4 * 4);
            rows %= 4;
        }
        if (rows >= 2)
        {
            ProductKernels<TLanes>.Rows2(in rest, 1);
            rest.Skip(2);
        }
        if (rows % 2 != 0)
        {
            ProductKernels<TLanes>.Rows1(in rest, 1);
        }
    }
}

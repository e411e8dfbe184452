using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen.Training;

/// <summary>
/// Cuts a product into blocks that fit the caches, packs what is not read well in place, and hands the blocks to
/// <see cref="ProductPanel{TUnit}"/>.
/// </summary>
/// <remarks>
/// The order is blocks of k, blocks of columns, blocks of rows. A sum that spans several blocks of k rests in C between them, which
/// does not change its bits.
/// </remarks>
internal static class ProductDriver<TUnit> where TUnit : struct, IVectorUnit
{
    // Largest block of k: with all operands read in place, and with B packed first; a packed strip of B fits the first-level cache.
    private const int InnerInPlace = 1024;
    private const int InnerPacked = 384;

    // Columns packed together; with the largest block of k 192 KB of stack.
    private const int PackedColumns = 128;

    // Blocks have a multiple of so many rows: of the heights of tall tiles, and of a cache line.
    private const int RowStep = 48;

    // Floats of A and C per block: a part of a 1 MB second-level cache.
    private const int BlockFloats = 64 * 1024;

    // Floats of a packed A: 128 KB of stack; and its smallest block of k.
    private const int PackedFloats = 32 * 1024;
    private const int FewestInner = 96;

    // So many rows pay for packing B, and fewer with this leading dimension, from which on its rows fall on the same few cache sets and
    // on one page each.
    private const int ManyRows = 192;
    private const int SomeRows = 64;
    private const int WideRow = 512;

    // So many k pay for packing a transposed A with this leading dimension.
    private const int ManyInner = 512;
    private const int WideColumn = 64;

    private static int Width => 2 * TUnit.Count;

    /// <summary>Computes the product.</summary>
    public static void Run(scoped ref readonly Product product)
    {
        if (product.Rows == 0 || product.Columns == 0)
        {
            return;
        }

        var block = default(ProductBlock);
        block.PackedColumn = PackedColumn(in product);
        block.Columns = block.PackedColumn == 0 ? PackedColumns : product.Columns;
        if (product.AInner >= WideColumn && product.Inner > ManyInner)
        {
            // The rows of a transposed A are columns in memory: a tile would read each k from a page of its own, again for each strip.
            var rows = RoundUp(product.Rows, RowStep);
            block.Inner = EvenBlock(product.Inner, Math.Clamp(PackedFloats / rows, FewestInner, InnerPacked));
            block.Rows = Math.Min(rows, Math.Max(RowStep, PackedFloats / block.Inner / RowStep * RowStep));
            WithPackedA(in product, in block);
        }
        else
        {
            block.Inner = EvenBlock(product.Inner, block.PackedColumn < product.Columns ? InnerPacked : InnerInPlace);
            block.Rows = Math.Max(RowStep, BlockFloats / (block.Inner + block.Columns) / RowStep * RowStep);
            WithPackedB(in product, in block, []);
        }
    }

    // The length of about equal blocks, none longer than the largest.
    private static int EvenBlock(int length, int largest) => length <= largest ? length : Parts(length, Parts(length, largest));

    private static int Parts(int length, int size) => (length + size - 1) / size;

    private static int RoundUp(int length, int step) => Parts(length, step) * step;

    // Where packing begins: at the first column, at the last strip if that is not full, or nowhere.
    private static int PackedColumn(scoped ref readonly Product product)
    {
        var packed = product.Layout == ProductLayout.Columns
            || (product.Layout == ProductLayout.Rows && product.Rows >= (product.BStride >= WideRow ? SomeRows : ManyRows));
        var rest = product.Columns % Width;
        return packed ? 0
            : product.Layout == ProductLayout.Rows && rest % TUnit.Count != 0 ? product.Columns - rest
            : product.Columns;
    }

    [SkipLocalsInit]
    private static void WithPackedA(scoped ref readonly Product product, scoped ref readonly ProductBlock block)
    {
        Span<float> scratch = stackalloc float[(block.Rows * block.Inner) + CacheLine.Floats];
        WithPackedB(in product, in block, CacheLine.Align(scratch));
    }

    [SkipLocalsInit]
    private static void WithPackedB(
        scoped ref readonly Product product, scoped ref readonly ProductBlock block, scoped Span<float> roomForA)
    {
        if (block.PackedColumn == product.Columns)
        {
            Blocks(in product, in block, roomForA, []);
            return;
        }

        var columns = Math.Min(block.Columns, product.Columns - block.PackedColumn);
        columns = RoundUp(columns, Width);
        Span<float> scratch = stackalloc float[(columns * block.Inner) + CacheLine.Floats];
        Blocks(in product, in block, roomForA, CacheLine.Align(scratch));
    }

    private static void Blocks(
        scoped ref readonly Product product, scoped ref readonly ProductBlock largest,
        scoped Span<float> roomForA, scoped Span<float> roomForB)
    {
        scoped ProductBlock block = largest;
        do
        {
            block.Inner = Math.Min(largest.Inner, product.Inner - block.K);
            for (block.Column = 0; block.Column < product.Columns; block.Column += largest.Columns)
            {
                block.Columns = Math.Min(largest.Columns, product.Columns - block.Column);
                PackB(in product, ref block, roomForB);
                for (block.Row = 0; block.Row < product.Rows; block.Row += largest.Rows)
                {
                    block.Rows = Math.Min(largest.Rows, product.Rows - block.Row);
                    PackA(in product, ref block, roomForA);
                    ProductPanel<TUnit>.Compute(in product, in block);
                }
            }

            block.K += block.Inner;
        }
        while (block.K < product.Inner);
    }

    private static void PackA(scoped ref readonly Product product, scoped ref ProductBlock block, Span<float> room)
    {
        if (!room.IsEmpty)
        {
            block.PackedRows = RoundUp(block.Rows, Vector128<float>.Count);
            PanelPacking.PackTransposedA(in product, block.K, block.Inner, block.Row, block.Rows, block.PackedRows, room);
            block.A = room;
        }
    }

    private static void PackB(scoped ref readonly Product product, scoped ref ProductBlock block, Span<float> room)
    {
        var first = Math.Max(block.Column, block.PackedColumn);
        for (var column = first; column < block.Column + block.Columns; column += Width)
        {
            var columns = Math.Min(Width, block.Column + block.Columns - column);
            PanelPacking.PackB(
                in product, block.K, block.Inner, column, columns, columns > TUnit.Count ? Width : TUnit.Count,
                room[((column - first) * block.Inner)..]);
        }

        block.B = room;
    }
}

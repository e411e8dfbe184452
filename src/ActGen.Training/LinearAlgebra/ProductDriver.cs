using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// Cuts a product into blocks that fit the caches and hands each strip of columns to <see cref="ProductPanel{TLanes}"/>.
/// </summary>
/// <remarks>
/// The order is blocks of k, blocks of rows, strips of columns. A sum that spans several blocks of k rests in C between them, which
/// does not change its bits.
/// </remarks>
internal static class ProductDriver<TLanes> where TLanes : struct, ILanes<TLanes>
{
    // Largest block of k with B read in place, and with B packed first (then 32 columns are 64 KB of stack).
    private const int InnerInPlace = 1024;
    private const int InnerPacked = 512;

    // Floats of A per block: half of a 1 MB second-level cache, the other half is for B and C.
    private const int BlockOfA = 128 * 1024;

    // From this leading dimension on, rows of B fall on the same few cache sets and on one page each.
    private const int WideRow = 512;
    private const int ManyRows = 64;

    /// <summary>Computes the product.</summary>
    public static void Run(scoped ref readonly Product product)
    {
        if (product.Rows == 0 || product.Columns == 0)
        {
            return;
        }
        bool packFull = product.Layout == ProductLayout.Columns
            || (product.Layout == ProductLayout.Rows && product.BStride >= WideRow && product.Rows >= ManyRows);
        if (packFull || (product.Layout == ProductLayout.Rows && !IsFullStrip(product.Columns % (2 * TLanes.Count))))
        {
            WithScratch(in product, packFull);
        }
        else
        {
            Blocks(in product, InnerInPlace, packFull: false, []);
        }
    }

    [SkipLocalsInit]
    private static void WithScratch(scoped ref readonly Product product, bool packFull)
    {
        int inner = Math.Min(product.Inner, InnerPacked);
        int width = 2 * TLanes.Count;
        Span<float> scratch = stackalloc float[(inner * width) + 16];
        Blocks(in product, InnerPacked, packFull, CacheLine.Align(scratch));
    }

    private static void Blocks(scoped ref readonly Product product, int largest, bool packFull, Span<float> scratch)
    {
        int count = Math.Max(1, (product.Inner + largest - 1) / largest);
        int inner = (product.Inner + count - 1) / count;
        int rows = Math.Max(64, BlockOfA / Math.Max(1, inner) / 8 * 8);
        int width = 2 * TLanes.Count;
        var block = default(ProductBlock);
        block.PackFull = packFull;
        for (int b = 0; b < count; b++)
        {
            block.K = b * inner;
            block.Inner = Math.Min(inner, product.Inner - block.K);
            for (block.Row = 0; block.Row < product.Rows; block.Row += rows)
            {
                block.Rows = Math.Min(rows, product.Rows - block.Row);
                for (block.Column = 0; block.Column < product.Columns; block.Column += width)
                {
                    block.Columns = Math.Min(width, product.Columns - block.Column);
                    Strip(in product, in block, scratch);
                }
            }
        }
    }

    // The last columns may fit narrower lanes.
    private static void Strip(scoped ref readonly Product product, scoped ref readonly ProductBlock block, Span<float> scratch)
    {
        if (TLanes.Count > Lanes128.Count && block.Columns <= 2 * Lanes128.Count)
        {
            ProductPanel<Lanes128>.Compute(in product, in block, scratch);
        }
        else if (TLanes.Count > Lanes256.Count && block.Columns <= 2 * Lanes256.Count)
        {
            ProductPanel<Lanes256>.Compute(in product, in block, scratch);
        }
        else
        {
            ProductPanel<TLanes>.Compute(in product, in block, scratch);
        }
    }

    // Whether the columns that are left after the full strips fill the strip chosen for them above.
    private static bool IsFullStrip(int columns) => columns == 0
        || (TLanes.Count > Lanes128.Count && columns == 2 * Lanes128.Count)
        || (TLanes.Count > Lanes256.Count && columns == 2 * Lanes256.Count);
}

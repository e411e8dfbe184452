using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>Cuts a forward pass into blocks of lanes.</summary>
internal static class ForwardTiles<TKernel> where TKernel : IActivationKernel
{
    // A panel of rows over all columns stays in the second-level cache while its column blocks are walked.
    private const int PanelElements = 1 << 16;

    // Columns that do not fill a block are copied into a padded tile of this many rows.
    private const int TileRows = 128;

    [SkipLocalsInit]
    public static void Run<TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
        where TLanes : struct, ILanes<TLanes>
    {
        var scopes = TKernel.ParameterScopes;
        var layout = KernelLayout.Of(scopes, shape);
        var size = Math.Max(1, scopes.Length * TLanes.Count);
        var block = size <= ParameterBlock.MaxOnStack ? stackalloc float[size] : new float[size];
        if (layout.Columns == 0)
        {
            ParameterBlock.Load(scopes, layout, parameters, 0, TLanes.Count, TLanes.Count, block);
            RunSequence<TLanes>(x, block, y);
            return;
        }

        var columns = layout.Columns;
        var panel = Math.Max(TileRows, PanelElements / columns) * columns;
        for (var start = 0; start < x.Length; start += panel)
        {
            var length = Math.Min(panel, x.Length - start);
            for (var column = 0; column < columns; column += TLanes.Count)
            {
                var valid = Math.Min(TLanes.Count, columns - column);
                ParameterBlock.Load(scopes, layout, parameters, column, valid, TLanes.Count, block);
                RunColumns<TLanes>(x.Slice(start, length), block, y.Slice(start, length), column, valid, columns);
            }
        }
    }

    private static void RunSequence<TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> block, Span<float> y)
        where TLanes : struct, ILanes<TLanes>
    {
        var whole = x.Length / TLanes.Count;
        if (whole > 0)
        {
            TKernel.Forward<TLanes>(in x[0], in block[0], ref y[0], TLanes.Count, whole);
        }

        var done = whole * TLanes.Count;
        if (done < x.Length)
        {
            Span<float> tile = stackalloc float[TLanes.Count];
            tile.Clear();
            x[done..].CopyTo(tile);
            TKernel.Forward<TLanes>(in tile[0], in block[0], ref tile[0], TLanes.Count, 1);
            tile[..(x.Length - done)].CopyTo(y[done..]);
        }
    }

    [SkipLocalsInit]
    private static void RunColumns<TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> block, Span<float> y, int column, int valid, int columns)
        where TLanes : struct, ILanes<TLanes>
    {
        var rows = x.Length / columns;
        if (valid == TLanes.Count)
        {
            TKernel.Forward<TLanes>(in x[column], in block[0], ref y[column], columns, rows);
            return;
        }

        Span<float> tile = stackalloc float[TileRows * TLanes.Count];
        for (var row = 0; row < rows; row += TileRows)
        {
            var count = Math.Min(TileRows, rows - row);
            PaddedTile.Load(x, tile, row, count, column, valid, columns, TLanes.Count);
            TKernel.Forward<TLanes>(in tile[0], in block[0], ref tile[0], TLanes.Count, count);
            PaddedTile.Store(tile, y, row, count, column, valid, columns, TLanes.Count);
        }
    }
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>Cuts a forward pass into blocks of lanes.</summary>
internal static class ForwardTiles<TKernel> where TKernel : IActivationKernel
{
    // Columns that do not fill a block are copied into a padded tile of at most this many rows.
    private const int TileRows = 128;

    // A block of lanes that is shorter than a cache line leaves half of it to the next block: after so few rows it is still at hand. More
    // of them, a power of two apart, would push each other out of the first-level cache.
    private const int LineFloats = 16;
    private const int RowsOfHalfLines = 32;

    [SkipLocalsInit]
    public static void Run<TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
        where TLanes : struct, ILanes<TLanes>
    {
        var scopes = TKernel.ParameterScopes;
        var layout = KernelLayout.Of<TKernel>(shape);
        if (TKernel.GoesAlongRows && layout.IsAlongRows(scopes, TLanes.Count))
        {
            if (!x.IsEmpty)
            {
                TKernel.ForwardAlongRows<TLanes>(in x[0], in parameters[0], ref y[0], layout.Walk(x.Length / layout.Columns));
            }

            return;
        }

        var size = Math.Max(1, scopes.Length * TLanes.Count);
        var block = size <= ParameterBlock.MaxOnStack ? stackalloc float[size] : new float[size];
        if (layout.Columns == 0)
        {
            ParameterBlock.Load(scopes, layout, parameters, 0, TLanes.Count, TLanes.Count, block);
            RunSequence<TLanes>(x, block, y);
            return;
        }

        var panel = layout.PanelRows(multiple: 1, TKernel.HasCostlyCalls);
        if (scopes.Length == 1 && TLanes.Count < LineFloats && !TKernel.HasCostlyCalls)
        {
            panel = Math.Min(panel, RowsOfHalfLines);
        }

        var rows = x.Length / layout.InputStride;
        for (var start = 0; start < rows; start += panel)
        {
            var count = Math.Min(panel, rows - start);
            var xPanel = x.Slice(start * layout.InputStride, count * layout.InputStride);
            var yPanel = y.Slice(start * layout.OutputStride, count * layout.OutputStride);
            for (int column = 0, valid; column < layout.Columns; column += valid)
            {
                valid = layout.Valid(column, TLanes.Count);
                ParameterBlock.Load(scopes, layout, parameters, column, valid, TLanes.Count, block);
                RunColumns<TLanes>(xPanel, block, yPanel, count, column, valid, layout);
            }
        }
    }

    private static void RunSequence<TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> block, Span<float> y)
        where TLanes : struct, ILanes<TLanes>
    {
        var whole = x.Length / TLanes.Count;
        if (whole > 0)
        {
            TKernel.Forward<TLanes>(in x[0], in block[0], ref y[0], new RowWalk(whole, TLanes.Count));
        }

        var done = whole * TLanes.Count;
        if (done < x.Length)
        {
            Span<float> tile = stackalloc float[TLanes.Count];
            tile.Clear();
            x[done..].CopyTo(tile);
            TKernel.Forward<TLanes>(in tile[0], in block[0], ref tile[0], new RowWalk(1, TLanes.Count));
            tile[..(x.Length - done)].CopyTo(y[done..]);
        }
    }

    [SkipLocalsInit]
    private static void RunColumns<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> block, Span<float> y, int rows, int column, int valid, in KernelLayout layout)
        where TLanes : struct, ILanes<TLanes>
    {
        var (from, to) = (layout.InputAt(column), layout.OutputAt(column));
        if (valid == TLanes.Count)
        {
            TKernel.Forward<TLanes>(in x[from], in block[0], ref y[to], layout.Walk(rows));
            return;
        }

        var lanes = TLanes.Count;
        var capacity = PaddedTile.Capacity(TKernel.Inputs + TKernel.Outputs, lanes, TileRows);
        var (inputs, outputs) = (new PaddedTile(TKernel.Inputs, capacity, lanes), new PaddedTile(TKernel.Outputs, capacity, lanes));
        Span<float> tx = stackalloc float[inputs.Length];
        Span<float> ty = stackalloc float[outputs.Length];
        for (var row = 0; row < rows; row += capacity)
        {
            var count = Math.Min(capacity, rows - row);
            inputs.Load(x, from + (row * layout.InputStride), layout.InputStride, layout.Part, count, valid, tx);
            TKernel.Forward<TLanes>(in tx[0], in block[0], ref ty[0], new RowWalk(count, lanes, lanes, inputs.PlaneLength));
            outputs.Store(ty, y, to + (row * layout.OutputStride), layout.OutputStride, layout.Part, count, valid);
        }
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// Cuts a backward pass into blocks of lanes and adds up the gradients of the parameters: within a block of rows in float, over
/// the blocks in double, so that a sum over ten million rows keeps its digits. The order depends on the shape alone.
/// </summary>
/// <remarks>
/// Parameters shared by all elements are summed as if the elements lay in 16 columns, whatever the width: each lane then adds
/// the same numbers in the same order on every machine.
/// </remarks>
internal readonly ref struct BackwardTiles<TPass>(ReadOnlySpan<Per> scopes, ActivationShape shape) where TPass : IBackwardPass
{
    private const int PanelElements = 1 << 16;

    // The rows that are summed in float.
    private const int BlockRows = 128;

    private const int SequenceColumns = 16;

    private readonly ReadOnlySpan<Per> _scopes = scopes;
    private readonly KernelLayout _layout = KernelLayout.Of(scopes, shape);

    [SkipLocalsInit]
    public void Run<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters)
        where TLanes : struct, ILanes<TLanes>
    {
        if (_scopes.IsEmpty)
        {
            RunWithoutParameters<TLanes>(x, y, dy, dx);
            return;
        }

        var columns = _layout.Columns == 0 ? SequenceColumns : _layout.Columns;
        var size = _scopes.Length * columns;
        var rented = size <= ParameterBlock.MaxOnStack ? null : ArrayPool<double>.Shared.Rent(size);
        var totals = rented is null ? stackalloc double[size] : rented.AsSpan(0, size);
        totals.Clear();
        RunPanels<TLanes>(x, y, dy, parameters, dx, totals, columns);
        AddTotals(totals, dparameters, columns);
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static void RunWithoutParameters<TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
        where TLanes : struct, ILanes<TLanes>
    {
        var (none, ignored) = (0f, 0f);
        var whole = x.Length / TLanes.Count;
        if (whole > 0)
        {
            TPass.Run<TLanes>(in x[0], in y[0], in dy[0], in none, ref dx[0], ref ignored, TLanes.Count, whole);
        }

        var done = whole * TLanes.Count;
        if (done < x.Length)
        {
            Span<float> tile = stackalloc float[3 * TLanes.Count];
            tile.Clear();
            x[done..].CopyTo(tile);
            y[done..].CopyTo(tile[TLanes.Count..]);
            dy[done..].CopyTo(tile[(2 * TLanes.Count)..]);
            TPass.Run<TLanes>(in tile[0], in tile[TLanes.Count], in tile[2 * TLanes.Count], in none, ref tile[0], ref ignored, TLanes.Count, 1);
            tile[..(x.Length - done)].CopyTo(dx[done..]);
        }
    }

    private void RunPanels<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<double> totals, int columns)
        where TLanes : struct, ILanes<TLanes>
    {
        var size = 2 * _scopes.Length * TLanes.Count;
        var blocks = size <= ParameterBlock.MaxOnStack ? stackalloc float[size] : new float[size];
        var panel = Math.Max(BlockRows, PanelElements / columns / BlockRows * BlockRows) * columns;
        for (var start = 0; start < x.Length; start += panel)
        {
            var length = Math.Min(panel, x.Length - start);
            for (var column = 0; column < columns; column += TLanes.Count)
            {
                // The last row of a sequence may end early: its missing columns are treated as columns of their own.
                var valid = Math.Min(TLanes.Count, columns - column);
                ParameterBlock.Load(_scopes, _layout, parameters, column, valid, TLanes.Count, blocks);
                RunColumns<TLanes>(
                    x.Slice(start, length), y.Slice(start, length), dy.Slice(start, length), blocks[..(size / 2)],
                    dx.Slice(start, length), blocks[(size / 2)..], totals, column, valid, columns);
            }
        }
    }

    [SkipLocalsInit]
    private void RunColumns<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> block,
        Span<float> dx, Span<float> sums, Span<double> totals, int column, int valid, int columns)
        where TLanes : struct, ILanes<TLanes>
    {
        var lanes = TLanes.Count;
        var rows = x.Length / columns;
        Span<float> tile = stackalloc float[valid == lanes ? 0 : 3 * BlockRows * lanes];
        for (var row = 0; row < rows; row += BlockRows)
        {
            var count = Math.Min(BlockRows, rows - row);
            if (valid == lanes)
            {
                var at = (row * columns) + column;
                TPass.Run<TLanes>(in x[at], in y[at], in dy[at], in block[0], ref dx[at], ref sums[0], columns, count);
            }
            else
            {
                var tx = tile[..(BlockRows * lanes)];
                var ty = tile.Slice(BlockRows * lanes, BlockRows * lanes);
                var tdy = tile[(2 * BlockRows * lanes)..];
                PaddedTile.Load(x, tx, row, count, column, valid, columns, lanes);
                PaddedTile.Load(y, ty, row, count, column, valid, columns, lanes);
                PaddedTile.Load(dy, tdy, row, count, column, valid, columns, lanes);
                TPass.Run<TLanes>(in tx[0], in ty[0], in tdy[0], in block[0], ref tx[0], ref sums[0], lanes, count);
                PaddedTile.Store(tx, dx, row, count, column, valid, columns, lanes);
            }

            AddSums(sums, totals, column, valid, columns, lanes);
        }

        // What is left of a sequence that does not fill its last row.
        if (x.Length - (rows * columns) - column is var left and > 0)
        {
            RunLastRow<TLanes>(x, y, dy, block, dx, sums, totals, (rows * columns) + column, Math.Min(left, valid), column, columns);
        }
    }

    private void RunLastRow<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> block,
        Span<float> dx, Span<float> sums, Span<double> totals, int at, int valid, int column, int columns)
        where TLanes : struct, ILanes<TLanes>
    {
        var lanes = TLanes.Count;
        Span<float> tile = stackalloc float[3 * lanes];
        PaddedTile.Load(x[at..], tile, 0, 1, 0, valid, valid, lanes);
        PaddedTile.Load(y[at..], tile[lanes..], 0, 1, 0, valid, valid, lanes);
        PaddedTile.Load(dy[at..], tile[(2 * lanes)..], 0, 1, 0, valid, valid, lanes);
        TPass.Run<TLanes>(in tile[0], in tile[lanes], in tile[2 * lanes], in block[0], ref tile[0], ref sums[0], lanes, 1);
        tile[..valid].CopyTo(dx[at..]);
        AddSums(sums, totals, column, valid, columns, lanes);
    }

    private void AddSums(ReadOnlySpan<float> sums, Span<double> totals, int column, int valid, int columns, int lanes)
    {
        for (var parameter = 0; parameter < _scopes.Length; parameter++)
        {
            for (var lane = 0; lane < valid; lane++)
            {
                totals[(parameter * columns) + column + lane] += sums[(parameter * lanes) + lane];
            }
        }
    }

    // Columns that share a parameter are added up in their order.
    private void AddTotals(ReadOnlySpan<double> totals, Span<float> dparameters, int columns)
    {
        var offset = 0;
        for (var parameter = 0; parameter < _scopes.Length; parameter++)
        {
            var scope = _scopes[parameter];
            var length = _layout.Shape.Length(scope);
            var own = totals.Slice(parameter * columns, columns);
            for (var index = 0; index < length; index++)
            {
                var total = 0.0;
                for (var column = index; column < columns; column += length)
                {
                    total += own[column];
                }

                dparameters[offset + index] += (float)total;
            }

            offset += length;
        }
    }
}

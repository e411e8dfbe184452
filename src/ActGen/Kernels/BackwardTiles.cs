using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
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
internal readonly ref struct BackwardTiles<TKernel, TPass>(ActivationShape shape)
    where TKernel : IActivationKernel where TPass : IBackwardPass
{
    // The rows that are summed in float.
    private const int BlockRows = 128;

    private readonly ReadOnlySpan<Per> _scopes = TKernel.ParameterScopes;
    private readonly KernelLayout _layout = KernelLayout.Of<TKernel>(shape);

    [SkipLocalsInit]
    public void Run<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx,
        Span<float> dparameters)
        where TLanes : struct, ILanes<TLanes>
    {
        if (_scopes.IsEmpty && _layout.Columns == 0)
        {
            RunWithoutParameters<TLanes>(x, y, dy, dx);
            return;
        }

        var layout = _layout.AsRows();
        var totals = new ParameterTotals(_scopes, layout);
        var size = _scopes.Length * layout.Columns;
        var rented = size <= ParameterBlock.MaxOnStack ? null : ArrayPool<double>.Shared.Rent(size);
        var sums = rented is null ? stackalloc double[size] : rented.AsSpan(0, size);
        sums.Clear();
        if (TKernel.GoesAlongRows && _layout.IsAlongRows(_scopes, TLanes.Count))
        {
            RunAlongRows<TLanes>(x, dy, parameters, dx, sums);
        }
        else
        {
            RunPanels<TLanes>(x, y, dy, parameters, dx, sums, layout);
        }

        totals.AddTo(sums, dparameters);
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
            TPass.Run<TLanes>(in x[0], in y[0], in dy[0], in none, ref dx[0], ref ignored, new RowWalk(whole, TLanes.Count));
        }

        var done = whole * TLanes.Count;
        if (done < x.Length)
        {
            Span<float> tile = stackalloc float[3 * TLanes.Count];
            tile.Clear();
            x[done..].CopyTo(tile);
            y[done..].CopyTo(tile[TLanes.Count..]);
            dy[done..].CopyTo(tile[(2 * TLanes.Count)..]);
            TPass.Run<TLanes>(
                in tile[0], in tile[TLanes.Count], in tile[2 * TLanes.Count], in none, ref tile[0], ref ignored,
                new RowWalk(1, TLanes.Count));
            tile[..(x.Length - done)].CopyTo(dx[done..]);
        }
    }

    // In float are summed as many rows as where one goes from block to block of columns.
    private void RunAlongRows<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx, Span<double> totals)
        where TLanes : struct, ILanes<TLanes>
    {
        var rented = ArrayPool<float>.Shared.Rent(totals.Length);
        var sums = rented.AsSpan(0, totals.Length);
        var block = Math.Min(BlockRows, _layout.PanelRows(multiple: BlockRows, TKernel.HasCostlyCalls)) * _layout.Columns;
        for (var from = 0; from < x.Length; from += block)
        {
            var rows = Math.Min(block, x.Length - from) / _layout.Columns;
            sums.Clear();
            TKernel.BackwardAlongRows<TLanes>(in x[from], in dy[from], in parameters[0], ref dx[from], ref sums[0], _layout.Walk(rows));
            for (var i = 0; i < sums.Length; i++)
            {
                totals[i] += sums[i];
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void RunPanels<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<double> totals, in KernelLayout layout)
        where TLanes : struct, ILanes<TLanes>
    {
        var size = 2 * Math.Max(1, _scopes.Length * TLanes.Count);
        var blocks = size <= ParameterBlock.MaxOnStack ? stackalloc float[size] : new float[size];
        var panel = layout.PanelRows(multiple: BlockRows, TKernel.HasCostlyCalls);
        var (input, output) = (panel * layout.InputStride, panel * layout.OutputStride);
        for (int from = 0, to = 0; from < x.Length; from += input, to += output)
        {
            var (inputs, outputs) = (Math.Min(input, x.Length - from), Math.Min(output, dy.Length - to));
            for (int column = 0, valid; column < layout.Columns; column += valid)
            {
                // The last row of a sequence may end early: its missing columns are treated as columns of their own.
                valid = layout.Valid(column, TLanes.Count);
                ParameterBlock.Load(_scopes, _layout, parameters, column, valid, TLanes.Count, blocks);
                RunColumns<TLanes>(
                    x.Slice(from, inputs), y.Slice(to, outputs), dy.Slice(to, outputs), blocks[..(size / 2)],
                    dx.Slice(from, inputs), blocks[(size / 2)..], totals, column, valid, layout);
            }
        }
    }

    [SkipLocalsInit]
    private void RunColumns<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> block,
        Span<float> dx, Span<float> sums, Span<double> totals, int column, int valid, in KernelLayout layout)
        where TLanes : struct, ILanes<TLanes>
    {
        var lanes = TLanes.Count;
        var rows = x.Length / layout.InputStride;
        var (from, to) = (layout.InputAt(column), layout.OutputAt(column));
        if (valid < lanes)
        {
            RunPadded<TLanes>(x, y, dy, block, dx, sums, totals, column, valid, layout);
        }
        else
        {
            for (var row = 0; row < rows; row += BlockRows)
            {
                var (input, output) = (from + (row * layout.InputStride), to + (row * layout.OutputStride));
                TPass.Run<TLanes>(
                    in x[input], in y[output], in dy[output], in block[0], ref dx[input], ref sums[0],
                    layout.Walk(Math.Min(BlockRows, rows - row)));
                AddSums(sums, totals, column, valid, layout.Columns, lanes);
            }
        }

        // The tail of a sequence that does not fill its last row.
        if (x.Length - (rows * layout.InputStride) - column is var left and > 0)
        {
            RunLastRow<TLanes>(
                x, y, dy, block, dx, sums, totals, (rows * layout.Columns) + column, Math.Min(left, valid), column, layout.Columns);
        }
    }

    [SkipLocalsInit]
    private void RunPadded<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> block,
        Span<float> dx, Span<float> sums, Span<double> totals, int column, int valid, in KernelLayout layout)
        where TLanes : struct, ILanes<TLanes>
    {
        var lanes = TLanes.Count;
        var rows = x.Length / layout.InputStride;
        var (from, to) = (layout.InputAt(column), layout.OutputAt(column));
        var capacity = PaddedTile.Capacity((2 * layout.Inputs) + (2 * layout.Outputs), lanes, BlockRows);
        var (inputs, outputs) = (new PaddedTile(layout.Inputs, capacity, lanes), new PaddedTile(layout.Outputs, capacity, lanes));
        Span<float> tx = stackalloc float[inputs.Length];
        Span<float> tdx = stackalloc float[inputs.Length];
        Span<float> ty = stackalloc float[outputs.Length];
        Span<float> tdy = stackalloc float[outputs.Length];
        for (var row = 0; row < rows; row += capacity)
        {
            var count = Math.Min(capacity, rows - row);
            var (input, output) = (from + (row * layout.InputStride), to + (row * layout.OutputStride));
            inputs.Load(x, input, layout.InputStride, layout.Part, count, valid, tx);
            outputs.Load(y, output, layout.OutputStride, layout.Part, count, valid, ty);
            outputs.Load(dy, output, layout.OutputStride, layout.Part, count, valid, tdy);
            TPass.Run<TLanes>(in tx[0], in ty[0], in tdy[0], in block[0], ref tdx[0], ref sums[0],
                new RowWalk(count, lanes, lanes, inputs.PlaneLength));
            inputs.Store(tdx, dx, input, layout.InputStride, layout.Part, count, valid);
            AddSums(sums, totals, column, valid, layout.Columns, lanes);
        }
    }

    private void RunLastRow<TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> block,
        Span<float> dx, Span<float> sums, Span<double> totals, int at, int valid, int column, int columns)
        where TLanes : struct, ILanes<TLanes>
    {
        var lanes = TLanes.Count;
        var tile = new PaddedTile(1, 1, lanes);
        Span<float> values = stackalloc float[3 * lanes];
        tile.Load(x, at, 0, 0, 1, valid, values);
        tile.Load(y, at, 0, 0, 1, valid, values[lanes..]);
        tile.Load(dy, at, 0, 0, 1, valid, values[(2 * lanes)..]);
        TPass.Run<TLanes>(in values[0], in values[lanes], in values[2 * lanes], in block[0], ref values[0], ref sums[0],
            new RowWalk(1, lanes));
        values[..valid].CopyTo(dx[at..]);
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
}

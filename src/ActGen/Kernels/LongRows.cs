using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// Runs passes over rows one after another, sixteen neighbours at a step. Columns that do not fill the last step are copied to where
/// they do.
/// </summary>
internal static class LongRows<TKernel, TPasses, TLanes>
    where TKernel : IRowKernel
    where TPasses : IRowPasses
    where TLanes : struct, ILanes<TLanes>
{
    private const int Lanes = RowBlock.Lanes;

    // The steps that a lane adds up in float.
    private const int BlockSteps = 64;

    // The rows that a pass goes over before the next one does stay in the first-level cache.
    private const int BatchElements = BlockSteps * 2 * Lanes;
    private const int MostRows = 16;

    // The steps of gradients that are added up in float, over rows.
    private const int GradientSteps = 128;

    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, in RowParameters all, Span<float> output, int length)
    {
        var (inputs, outputs, results) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var batch = all.Positions > 1 ? 1 : length / Lanes > BlockSteps ? 1 : Math.Clamp(BatchElements / length, 1, MostRows);
        var buffers = new RowBuffers(
            RowTiles<TKernel, TPasses, TLanes>.CommonLength(all, length, batch) + RowTiles<TKernel, TPasses, TLanes>.CommonLength(all, Lanes, batch)
                + ((inputs + (2 * outputs) + results) * batch * Lanes),
            (2 * RowTiles<TKernel, TPasses, TLanes>.CommonPieces) + 4);
        var streams = RowTiles<TKernel, TPasses, TLanes>.Streams(ref buffers, all, length, batch);
        streams.X = x;
        streams.Y = TPasses.ReadsOutput ? y : default;
        streams.Dy = dy;
        streams.Output = output;
        var left = RowTiles<TKernel, TPasses, TLanes>.Streams(ref buffers, all, Lanes, batch);
        var copies = new RowCopies
        {
            X = buffers.Take(batch * inputs * Lanes),
            Y = buffers.Take(batch * outputs * Lanes),
            Dy = buffers.Take(batch * outputs * Lanes),
        };
        left.X = copies.X;
        left.Y = copies.Y;
        left.Dy = copies.Dy;
        left.Output = buffers.Take(batch * results * Lanes);
        left.Reductions = streams.Reductions;
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, TPasses.Plan.MostReductions * Lanes));
        RunRows(TPasses.Plan.Passes, in streams, in left, in copies, all, length, batch, rented);
        ArrayPool<double>.Shared.Return(rented);
        buffers.Dispose();
    }

    // What a row needs is little and is all that this loop does: in a large method the JIT no longer inlines it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRows(
        RowReduction[][] passes, in RowStreams streams, in RowStreams left, in RowCopies copies, in RowParameters all, int length,
        int batch, Span<double> totals)
    {
        var (inputs, outputs, results) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var block = new RowBlock(in streams);
        var leftBlock = new RowBlock(in left);
        var (rows, positions, pending) = (streams.X.Length / (inputs * length), all.Positions, 0);
        for (int row = 0, position = 0; row < rows; row += batch, position = position + 1 == positions ? 0 : position + 1)
        {
            var count = Math.Min(batch, rows - row);
            if (row == 0 || positions > 1)
            {
                LoadColumns(in streams, in left, all, position, length);
            }

            if (length % Lanes > 0)
            {
                LoadTails(in streams, in copies, row, count, length);
            }

            RunPasses(passes, in block, in leftBlock, in streams, in left, length, count, totals);
            if (length % Lanes > 0)
            {
                StoreTails(in streams, in left, row, count, length);
            }

            pending += count * (length / Lanes);
            if (TPasses.IsBackward && (positions > 1 || pending >= GradientSteps || row + count == rows))
            {
                TakeGradients(in streams, in left, all, position, length);
                pending = 0;
            }

            block.Advance(count * inputs * length, count * outputs * length, count * results * length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadColumns(in RowStreams streams, in RowStreams left, in RowParameters all, int position, int length)
    {
        all.LoadColumns(position, streams.ColumnParameters, length, 1);
        new RowTail(length).Load(streams.ColumnParameters, all.ColumnCount, left.ColumnParameters);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadTails(in RowStreams streams, in RowCopies copies, int row, int count, int length)
    {
        var (inputs, outputs, _) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var tail = new RowTail(length);
        tail.Load(streams.X[(row * inputs * length)..], TPasses.Plan.ReadsInput ? count * inputs : 0, copies.X);
        tail.Load(streams.Dy[(row * outputs * length)..], count * outputs, copies.Dy);
        if (TPasses.ReadsOutput)
        {
            tail.Load(streams.Y[(row * outputs * length)..], count * outputs, copies.Y);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreTails(in RowStreams streams, in RowStreams left, int row, int count, int length)
    {
        var results = RowTiles<TKernel, TPasses, TLanes>.Planes.Results;
        new RowTail(length).Store(left.Output, count * results, streams.Output[(row * results * length)..]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeGradients(in RowStreams streams, in RowStreams left, in RowParameters all, int position, int length)
    {
        var tail = new RowTail(length);
        all.TakeLayer(streams.LayerGradients, Lanes);
        all.TakeLayer(left.LayerGradients, tail.Count);
        tail.Store(left.ColumnGradients, all.ColumnCount, streams.ColumnGradients);
        left.ColumnGradients.Clear();
        all.TakeColumns(position, streams.ColumnGradients, length, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPasses(
        RowReduction[][] passes, in RowBlock block, in RowBlock left, in RowStreams streams, in RowStreams leftStreams, int length, int rows,
        Span<double> totals)
    {
        var reduced = 0;
        for (var pass = 0; pass < passes.Length; pass++)
        {
            var kinds = passes[pass];
            if (length / Lanes > BlockSteps && kinds.Length > 0)
            {
                ReduceBlocks(pass, kinds, in block, in left, in streams, in leftStreams, length, rows, reduced, totals);
            }
            else
            {
                RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in block, 0, length / Lanes, rows);
                if (length % Lanes > 0)
                {
                    RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in left, 0, 1, rows);
                }

                Fold(kinds, in streams, in leftStreams, length, rows, reduced);
            }

            reduced += kinds.Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold(RowReduction[] kinds, in RowStreams streams, in RowStreams left, int length, int rows, int reduced)
    {
        for (int row = 0, from = 0; row < rows; row++)
        {
            var to = ((row * streams.ReductionCount) + reduced) * Lanes;
            for (var i = 0; i < kinds.Length; i++, from += Lanes, to += Lanes)
            {
                RowFold.Fold(kinds[i], streams.Results[from..], Left(kinds[i], left.Results, from, length), length, streams.Reductions[to..]);
            }
        }
    }

    // What the columns that are left reduced to; lanes without a column change nothing.
    private static Span<float> Left(RowReduction kind, Span<float> results, int at, int length)
    {
        if (length % Lanes == 0)
        {
            return default;
        }

        var lanes = results.Slice(at, Lanes);
        lanes[(length % Lanes)..].Fill(RowFold.Start(kind));
        return lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceBlocks(
        int pass, RowReduction[] kinds, in RowBlock block, in RowBlock left, in RowStreams streams, in RowStreams leftStreams, int length, int rows,
        int reduced, Span<double> totals)
    {
        System.Diagnostics.Debug.Assert(rows == 1, "rows of several blocks of steps are taken one by one");
        for (var i = 0; i < kinds.Length; i++)
        {
            totals.Slice(i * Lanes, Lanes).Fill(RowFold.Start(kinds[i]));
        }

        var whole = length / Lanes;
        for (var first = 0; first < whole; first += BlockSteps)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in block, first, Math.Min(BlockSteps, whole - first), rows);
            for (var i = 0; i < kinds.Length; i++)
            {
                RowFold.Combine(kinds[i], streams.Results[(i * Lanes)..], totals[(i * Lanes)..]);
            }
        }

        if (length % Lanes > 0)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in left, 0, 1, rows);
            for (var i = 0; i < kinds.Length; i++)
            {
                RowFold.Combine(kinds[i], Left(kinds[i], leftStreams.Results, i * Lanes, length), totals[(i * Lanes)..]);
            }
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            RowFold.Finish(kinds[i], totals.Slice(i * Lanes, Lanes), length, streams.Reductions[((reduced + i) * Lanes)..]);
        }
    }
}

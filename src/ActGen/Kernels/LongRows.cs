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

    // The steps of gradients that are added up in float, over rows.
    private const int GradientSteps = 128;

    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, in RowParameters all, Span<float> output, int length)
    {
        var (inputs, outputs, results) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var buffers = new RowBuffers(
            RowTiles<TKernel, TPasses, TLanes>.CommonLength(all, length) + RowTiles<TKernel, TPasses, TLanes>.CommonLength(all, Lanes)
                + ((inputs + (2 * outputs) + results) * Lanes),
            (2 * RowTiles<TKernel, TPasses, TLanes>.CommonPieces) + 4);
        var streams = RowTiles<TKernel, TPasses, TLanes>.Streams(ref buffers, all, length);
        streams.X = x;
        streams.Y = TPasses.ReadsOutput ? y : default;
        streams.Dy = dy;
        streams.Output = output;
        var left = RowTiles<TKernel, TPasses, TLanes>.Streams(ref buffers, all, Lanes);
        var copies = new RowCopies { X = buffers.Take(inputs * Lanes), Y = buffers.Take(outputs * Lanes), Dy = buffers.Take(outputs * Lanes) };
        left.X = copies.X;
        left.Y = copies.Y;
        left.Dy = copies.Dy;
        left.Output = buffers.Take(results * Lanes);
        left.Reductions = streams.Reductions;
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, TPasses.Plan.MostReductions * Lanes));
        RunRows(TPasses.Plan.Passes, in streams, in left, in copies, all, length, rented);
        ArrayPool<double>.Shared.Return(rented);
        buffers.Dispose();
    }

    // What a row needs is little and is all that this loop does: in a large method the JIT no longer inlines it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRows(
        RowReduction[][] passes, in RowStreams streams, in RowStreams left, in RowCopies copies, in RowParameters all, int length,
        Span<double> totals)
    {
        var (inputs, outputs, results) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var block = new RowBlock(in streams);
        var leftBlock = new RowBlock(in left);
        var (rows, positions, pending) = (streams.X.Length / (inputs * length), all.Positions, 0);
        for (int row = 0, position = 0; row < rows; row++, position = position + 1 == positions ? 0 : position + 1)
        {
            if (row == 0 || positions > 1)
            {
                LoadColumns(in streams, in left, all, position, length);
            }

            if (length % Lanes > 0)
            {
                LoadTail(in streams, in copies, row, length);
            }

            RunPasses(passes, in block, in leftBlock, streams.Results, left.Results, streams.Reductions, length, totals);
            if (length % Lanes > 0)
            {
                new RowTail(length).Store(left.Output, results, streams.Output[(row * results * length)..]);
            }

            pending += length / Lanes;
            if (TPasses.IsBackward && (positions > 1 || pending >= GradientSteps || row == rows - 1))
            {
                TakeGradients(in streams, in left, all, position, length);
                pending = 0;
            }

            block.Advance(inputs * length, outputs * length, results * length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadColumns(in RowStreams streams, in RowStreams left, in RowParameters all, int position, int length)
    {
        all.LoadColumns(position, streams.ColumnParameters, length, 1);
        new RowTail(length).Load(streams.ColumnParameters, all.ColumnCount, left.ColumnParameters);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadTail(in RowStreams streams, in RowCopies left, int row, int length)
    {
        var (inputs, outputs, _) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var tail = new RowTail(length);
        tail.Load(streams.X[(row * inputs * length)..], TPasses.Plan.ReadsInput ? inputs : 0, left.X);
        tail.Load(streams.Dy[(row * outputs * length)..], outputs, left.Dy);
        if (TPasses.ReadsOutput)
        {
            tail.Load(streams.Y[(row * outputs * length)..], outputs, left.Y);
        }
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
        RowReduction[][] passes, in RowBlock block, in RowBlock left, ReadOnlySpan<float> lanes, Span<float> leftLanes, Span<float> reductions,
        int length, Span<double> totals)
    {
        for (var pass = 0; pass < passes.Length; pass++)
        {
            var kinds = passes[pass];
            if (length / Lanes > BlockSteps && kinds.Length > 0)
            {
                ReduceBlocks(pass, kinds, in block, in left, lanes, leftLanes, reductions, length, totals);
            }
            else
            {
                RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in block, 0, length / Lanes);
                if (length % Lanes > 0)
                {
                    RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in left, 0, 1);
                }

                for (var i = 0; i < kinds.Length; i++)
                {
                    RowFold.Fold(kinds[i], lanes[(i * Lanes)..], Left(kinds[i], leftLanes, i, length), length, reductions[(i * Lanes)..]);
                }
            }

            reductions = reductions[(kinds.Length * Lanes)..];
        }
    }

    // What the columns that are left reduced to; lanes without a column change nothing.
    private static Span<float> Left(RowReduction kind, Span<float> leftLanes, int index, int length)
    {
        if (length % Lanes == 0)
        {
            return default;
        }

        var lanes = leftLanes.Slice(index * Lanes, Lanes);
        lanes[(length % Lanes)..].Fill(RowFold.Start(kind));
        return lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceBlocks(
        int pass, RowReduction[] kinds, in RowBlock block, in RowBlock left, ReadOnlySpan<float> lanes, Span<float> leftLanes, Span<float> reductions,
        int length, Span<double> totals)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            totals.Slice(i * Lanes, Lanes).Fill(RowFold.Start(kinds[i]));
        }

        var whole = length / Lanes;
        for (var first = 0; first < whole; first += BlockSteps)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in block, first, Math.Min(BlockSteps, whole - first));
            for (var i = 0; i < kinds.Length; i++)
            {
                RowFold.Combine(kinds[i], lanes[(i * Lanes)..], totals[(i * Lanes)..]);
            }
        }

        if (length % Lanes > 0)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in left, 0, 1);
            for (var i = 0; i < kinds.Length; i++)
            {
                RowFold.Combine(kinds[i], Left(kinds[i], leftLanes, i, length), totals[(i * Lanes)..]);
            }
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            RowFold.Finish(kinds[i], totals.Slice(i * Lanes, Lanes), length, reductions[(i * Lanes)..]);
        }
    }
}

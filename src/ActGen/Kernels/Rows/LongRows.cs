using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// Runs passes over rows one after another, sixteen neighbors at a step. The columns that are left are a step of their own, which
/// reaches into the next row; those of the last rows are copied to where nothing comes after them.
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
        var tail = new RowTail(length);
        var copiedLength = (batch * (inputs + (2 * outputs) + results) * length) + (4 * Lanes);
        var buffers = new RowBuffers(
            RowTiles<TKernel, TPasses, TLanes>.CommonLength(all, length, batch)
                + (tail.Count == 0 ? 0 : RowTiles<TKernel, TPasses, TLanes>.ResultsLength(all, length, batch) + copiedLength),
            RowTiles<TKernel, TPasses, TLanes>.CommonPieces + RowTiles<TKernel, TPasses, TLanes>.ResultsPieces + 4);
        var streams = RowTiles<TKernel, TPasses, TLanes>.Streams(ref buffers, all, length, batch);
        streams.X = x;
        streams.Y = TPasses.ReadsOutput ? y : default;
        streams.Dy = dy;
        streams.Output = output;
        var left = streams;
        var copiedLeft = streams;
        var copies = default(RowCopies);
        if (tail.Count > 0)
        {
            left = RowTiles<TKernel, TPasses, TLanes>.WithOwnResults(streams, ref buffers, all, batch);
            copiedLeft = left;
            copiedLeft.X = copies.X = buffers.Take((batch * inputs * length) + Lanes);
            copiedLeft.Y = copies.Y = buffers.Take((batch * outputs * length) + Lanes);
            copiedLeft.Dy = copies.Dy = buffers.Take((batch * outputs * length) + Lanes);
            copiedLeft.Output = buffers.Take((batch * results * length) + Lanes);
        }

        var totals = length / Lanes > BlockSteps ? ArrayPool<double>.Shared.Rent(TPasses.Plan.MostReductions * Lanes) : [];
        RunRows(TPasses.Plan.Passes, in streams, in left, in copiedLeft, in copies, all, length, batch, totals);
        ArrayPool<double>.Shared.Return(totals);
        buffers.Dispose();
    }

    // What a row needs is little and is all that this loop does: in a large method the JIT no longer inlines it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRows(
        RowReduction[][] passes, in RowStreams streams, in RowStreams left, in RowStreams copiedLeft, in RowCopies copies,
        in RowParameters all,
        int length, int batch, Span<double> totals)
    {
        var (inputs, outputs, results) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var block = new RowBlock(in streams);
        var leftBlock = new RowBlock(in left);
        var copiedBlock = new RowBlock(in copiedLeft);
        var (rows, positions, pending) = (streams.X.Length / (inputs * length), all.Positions, 0);
        var inPlace = IsInPlace(in streams);
        for (int row = 0, position = 0; row < rows; row += batch, position = position + 1 == positions ? 0 : position + 1)
        {
            var count = Math.Min(batch, rows - row);
            if (row == 0 || positions > 1)
            {
                all.LoadColumns(position, streams.ColumnParameters, length, 1);
            }

            if (length % Lanes == 0 || (row + count < rows && !inPlace))
            {
                RunPasses(passes, in block, in leftBlock, in streams, in left, length, count, totals);
            }
            else
            {
                LoadTails(in streams, in copies, row, count, length);
                RunPasses(passes, in block, in copiedBlock, in streams, in copiedLeft, length, count, totals);
                StoreTails(in streams, in copiedLeft, row, count, length);
            }

            pending += count * (length / Lanes);
            if (TPasses.IsBackward && (positions > 1 || pending >= GradientSteps || row + count == rows))
            {
                TakeGradients(in streams, in left, all, position, length);
                pending = 0;
            }

            block.Advance(count * inputs * length, count * outputs * length, count * results * length);
            leftBlock.Advance(count * inputs * length, count * outputs * length, count * results * length);
        }
    }

    private static bool IsInPlace(in RowStreams streams) =>
        streams.X.Overlaps(streams.Output) || streams.Y.Overlaps(streams.Output) || streams.Dy.Overlaps(streams.Output);

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
    private static void StoreTails(in RowStreams streams, in RowStreams copiedLeft, int row, int count, int length)
    {
        var results = RowTiles<TKernel, TPasses, TLanes>.Planes.Results;
        new RowTail(length).Copy(copiedLeft.Output, count * results, streams.Output[(row * results * length)..]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeGradients(in RowStreams streams, in RowStreams left, in RowParameters all, int position, int length)
    {
        var tail = new RowTail(length);
        all.TakeLayer(streams.LayerGradients, Lanes);
        if (tail.Count > 0)
        {
            all.TakeLayer(left.LayerGradients, tail.Count);
            tail.Take(left.ColumnGradients, all.ColumnCount, streams.ColumnGradients);
        }

        all.TakeColumns(position, streams.ColumnGradients, length, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPasses(
        RowReduction[][] passes, in RowBlock block, in RowBlock left, in RowStreams streams, in RowStreams leftStreams,
        int length, int rows,
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
                RunTail(pass, in left, length, rows);
                RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in block, 0, length / Lanes, rows);
                Fold(kinds, in streams, in leftStreams, length, rows, reduced);
            }

            reduced += kinds.Length;
        }
    }

    // Before the whole steps: lanes without a column write where the next row begins, and so what belongs there comes after.
    private static void RunTail(int pass, in RowBlock left, int length, int rows)
    {
        if (length % Lanes > 0)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in left, length / Lanes, 1, rows);
        }
    }

    private static void Fold(RowReduction[] kinds, in RowStreams streams, in RowStreams left, int length, int rows, int reduced)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            RowFold.Fold(
                kinds[i], streams.Results[(i * Lanes)..], left.Results[(i * Lanes)..], kinds.Length * Lanes, rows, length,
                streams.Reductions[((reduced + i) * Lanes)..], streams.ReductionCount * Lanes);
        }
    }

    // What the columns of the tail reduced to; lanes without a column change nothing.
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
        int pass, RowReduction[] kinds, in RowBlock block, in RowBlock left, in RowStreams streams, in RowStreams leftStreams,
        int length, int rows,
        int reduced, Span<double> totals)
    {
        System.Diagnostics.Debug.Assert(rows == 1, "rows of several blocks of steps are taken one by one");
        for (var i = 0; i < kinds.Length; i++)
        {
            totals.Slice(i * Lanes, Lanes).Fill(RowFold.Start(kinds[i]));
        }

        RunTail(pass, in left, length, rows);
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

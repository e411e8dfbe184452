using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// Runs passes over rows one after another, sixteen neighbors at a step. The columns that are left are a step of their own, which
/// reaches into the next row; those of the last rows are copied to where nothing comes after them.
/// </summary>
internal static partial class LongRows<TKernel, TPasses, TLanes>
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

            if (!(length % Lanes == 0 || (row + count < rows && !inPlace)
                ? RunPasses(passes, in block, in leftBlock, in streams, in left, length, count, totals)
                : RunCopied(passes, in block, in copiedBlock, in streams, in copiedLeft, in copies, row, count, length, totals)))
            {
                RunOneByOne(
                    passes, in block, in copiedBlock, in streams, in copiedLeft, in copies, all, row, count, position, length, totals);
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

    // The same with the tails of the rows copied to where nothing comes after them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool RunCopied(
        RowReduction[][] passes, in RowBlock block, in RowBlock copiedBlock, in RowStreams streams, in RowStreams copiedLeft,
        in RowCopies copies, int row, int count, int length, Span<double> totals)
    {
        LoadTails(in streams, in copies, row, count, length);
        if (!RunPasses(passes, in block, in copiedBlock, in streams, in copiedLeft, length, count, totals))
        {
            return false;
        }

        StoreTails(in streams, in copiedLeft, row, count, length);
        return true;
    }

    // The rows of a batch of which one has a reduction that is not finite: that one in double precision.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunOneByOne(
        RowReduction[][] passes, in RowBlock block, in RowBlock copiedBlock, in RowStreams streams, in RowStreams copiedLeft,
        in RowCopies copies, in RowParameters all, int first, int count, int position, int length, Span<double> totals)
    {
        var (inputs, outputs, results) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var own = block;
        for (var row = first; row < first + count; row++)
        {
            if (count == 1 || !(length % Lanes == 0
                ? RunPasses(passes, in own, in own, in streams, in streams, length, 1, totals)
                : RunCopied(passes, in own, in copiedBlock, in streams, in copiedLeft, in copies, row, 1, length, totals)))
            {
                RowInDouble<TKernel, TPasses>.Run(
                    streams.X[(row * inputs * length)..], TPasses.ReadsOutput ? streams.Y[(row * outputs * length)..] : default,
                    TPasses.IsBackward ? streams.Dy[(row * outputs * length)..] : default, all, position, length,
                    streams.Output[(row * results * length)..], 1);
            }

            own.Advance(inputs * length, outputs * length, results * length);
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
        all.TakeLayer(streams.LayerGradients, Lanes, Lanes);
        if (tail.Count > 0)
        {
            all.TakeLayer(left.LayerGradients, Lanes, tail.Count);
            tail.Take(left.ColumnGradients, all.ColumnCount, streams.ColumnGradients);
        }

        all.TakeColumns(position, streams.ColumnGradients, length, 1);
    }
}

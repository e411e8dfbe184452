using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>Runs passes over rows one after another, sixteen neighbours at a step. Rows that do not end with a step are copied into padded ones.</summary>
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
        var padded = (length + Lanes - 1) / Lanes * Lanes;
        var isPadded = padded != length;
        var readsOutput = TPasses.ReadsOutput;
        var copies = isPadded ? (inputs + (2 * outputs) + results) * padded : 0;
        var buffers = new RowBuffers(RowTiles<TKernel, TPasses, TLanes>.CommonLength(all, padded) + copies);
        var streams = RowTiles<TKernel, TPasses, TLanes>.Streams(ref buffers, all, padded);
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, TPasses.Plan.MostReductions * Lanes));
        Span<float> rowX = buffers.Take(isPadded ? inputs * padded : 0), rowY = buffers.Take(isPadded ? outputs * padded : 0),
            rowDy = buffers.Take(isPadded ? outputs * padded : 0), rowOutput = buffers.Take(isPadded ? results * padded : 0);
        all.LoadColumns(0, streams.ColumnParameters, padded, 1);
        var (rows, pending) = (x.Length / (inputs * length), 0);
        for (var row = 0; row < rows; row++)
        {
            var position = row % all.Positions;
            if (all.Positions > 1)
            {
                all.LoadColumns(position, streams.ColumnParameters, padded, 1);
            }

            streams.X = Row(x, row, inputs, length, rowX, padded);
            streams.Dy = Row(dy, row, outputs, length, rowDy, padded);
            streams.Y = readsOutput ? Row(y, row, outputs, length, rowY, padded) : default;
            streams.Output = isPadded ? rowOutput : output.Slice(row * results * length, results * length);
            RunPasses(ref streams, all, length, rented);
            if (isPadded)
            {
                for (var plane = 0; plane < results; plane++)
                {
                    rowOutput.Slice(plane * padded, length).CopyTo(output[(((row * results) + plane) * length)..]);
                }
            }

            pending += padded / Lanes;
            if (TPasses.IsBackward && (all.Positions > 1 || pending >= GradientSteps || row == rows - 1))
            {
                all.TakeLayer(streams.LayerGradients, Lanes);
                all.TakeColumns(position, streams.ColumnGradients, padded, 1);
                pending = 0;
            }
        }

        ArrayPool<double>.Shared.Return(rented);
        buffers.Dispose();
    }

    private static ReadOnlySpan<float> Row(ReadOnlySpan<float> source, int row, int planes, int length, Span<float> copy, int padded)
    {
        var own = source.Slice(row * planes * length, planes * length);
        if (copy.IsEmpty)
        {
            return own;
        }

        for (var plane = 0; plane < planes; plane++)
        {
            var to = copy.Slice(plane * padded, padded);
            own.Slice(plane * length, length).CopyTo(to);
            to[length..].Fill(to[length - 1]);
        }

        return copy;
    }

    private static void RunPasses(ref RowStreams streams, in RowParameters all, int length, Span<double> totals)
    {
        var passes = TPasses.Plan.Passes;
        var reductions = streams.Reductions;
        for (var pass = 0; pass < passes.Length; pass++)
        {
            if (passes[pass].Length > 0)
            {
                Reduce(pass, passes[pass], in streams, length, totals, reductions);
                reductions = reductions[(passes[pass].Length * Lanes)..];
            }
            else
            {
                Finish(pass, ref streams, all, length);
            }
        }
    }

    // The columns that pad the last step add nothing to the gradients of parameters that all columns share.
    [SkipLocalsInit]
    private static void Finish(int pass, ref RowStreams streams, in RowParameters all, int length)
    {
        var (whole, tail) = (length / Lanes, length % Lanes);
        if (tail == 0 || !TPasses.IsBackward || all.LayerCount == 0)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in streams, 0, streams.Part / Lanes);
            return;
        }

        RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in streams, 0, whole);
        all.TakeLayer(streams.LayerGradients, Lanes);
        RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in streams, whole, 1);
        all.TakeLayer(streams.LayerGradients, tail);
    }

    private static void Reduce(int pass, RowReduction[] kinds, in RowStreams streams, int length, Span<double> totals, Span<float> reductions)
    {
        var (whole, tail) = (length / Lanes, length % Lanes);
        if (tail == 0 && whole <= BlockSteps)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in streams, 0, whole);
            for (var i = 0; i < kinds.Length; i++)
            {
                reductions.Slice(i * Lanes, Lanes).Fill(RowFold.Fold(kinds[i], streams.Results[(i * Lanes)..], length));
            }

            return;
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            totals.Slice(i * Lanes, Lanes).Fill(RowFold.Start(kinds[i]));
        }

        for (var first = 0; first < whole; first += BlockSteps)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in streams, first, Math.Min(BlockSteps, whole - first));
            Combine(kinds, streams.Results, Lanes, totals);
        }

        if (tail > 0)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in streams, whole, 1);
            Combine(kinds, streams.Results, tail, totals);
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            reductions.Slice(i * Lanes, Lanes).Fill(RowFold.Finish(kinds[i], totals.Slice(i * Lanes, Lanes), length));
        }
    }

    private static void Combine(RowReduction[] kinds, ReadOnlySpan<float> results, int valid, Span<double> totals)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            RowFold.Combine(kinds[i], results[(i * Lanes)..], valid, totals[(i * Lanes)..]);
        }
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>Runs passes over short rows, sixteen at a time: each lane has a row of its own, and a step is a column.</summary>
internal static class ShortRows<TKernel, TPasses, TLanes>
    where TKernel : IRowKernel
    where TPasses : IRowPasses
    where TLanes : struct, ILanes<TLanes>
{
    private const int Lanes = RowBlock.Lanes;

    // The tiles whose gradients are added up in float.
    private const int GradientTiles = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, in RowParameters all, Span<float> output, int length)
    {
        var passes = TPasses.Plan.Passes;
        var (inputs, outputs, results) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var part = length * Lanes;
        var buffers = new RowBuffers(
            RowTiles<TKernel, TPasses, TLanes>.CommonLength(all, part, 1) + ((inputs + (2 * outputs) + results) * part),
            RowTiles<TKernel, TPasses, TLanes>.CommonPieces + 4);
        var streams = RowTiles<TKernel, TPasses, TLanes>.Streams(ref buffers, all, part, 1);
        Span<float> tileX = buffers.Take(inputs * part), tileY = buffers.Take(outputs * part), tileDy = buffers.Take(outputs * part);
        streams.X = tileX;
        streams.Y = tileY;
        streams.Dy = tileDy;
        streams.Output = buffers.Take(results * part);
        var block = new RowBlock(in streams);
        var rows = x.Length / (inputs * length);
        for (int row = 0, tile = 1; row < rows; row += Lanes, tile++)
        {
            var valid = Math.Min(Lanes, rows - row);
            if (row == 0 || all.Positions > 1)
            {
                LoadColumns(all, row, valid, streams.ColumnParameters, part);
            }

            if (TPasses.Plan.ReadsInput)
            {
                RowTranspose.Gather(x[(row * inputs * length)..], valid, inputs * length, tileX);
            }

            RowTranspose.Gather(dy[(row * outputs * length)..], valid, outputs * length, tileDy);
            if (TPasses.ReadsOutput)
            {
                RowTranspose.Gather(y[(row * outputs * length)..], valid, outputs * length, tileY);
            }

            RunPasses(passes.AsSpan(0, passes.Length - 1), in block, streams.Results, streams.Reductions, length);
            if (!RowInDouble<TKernel, TPasses>.IsTaken || FiniteBlocks.All(streams.Reductions))
            {
                RowTiles<TKernel, TPasses, TLanes>.RunSteps(passes.Length - 1, in block, 0, length, 1);
            }
            else
            {
                RunLost(passes, in block, in streams, x, y, dy, all, row, valid, length);
            }

            RowTranspose.Scatter(streams.Output, valid, results * length, output[(row * results * length)..]);
            var isLast = row + Lanes >= rows;
            if (TPasses.IsBackward && (all.Positions > 1 || tile % GradientTiles == 0 || isLast || row + (2 * Lanes) > rows))
            {
                // A tile with lanes to spare is added up by itself.
                all.TakeLayer(streams.LayerGradients, Lanes, valid);
                TakeColumns(all, row, valid, streams.ColumnGradients, part);
            }
        }

        buffers.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPasses(
        ReadOnlySpan<RowReduction[]> passes, in RowBlock block, ReadOnlySpan<float> results, Span<float> reductions, int length)
    {
        for (var pass = 0; pass < passes.Length; pass++)
        {
            RowTiles<TKernel, TPasses, TLanes>.RunSteps(pass, in block, 0, length, 1);
            for (var i = 0; i < passes[pass].Length; i++)
            {
                var lanes = results.Slice(i * Lanes, Lanes);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    reductions[lane] = passes[pass][i] == RowReduction.Mean ? lanes[lane] / length : lanes[lane];
                }

                reductions = reductions[Lanes..];
            }
        }
    }

    // The last pass over rows of which some have a reduction that is not finite: those in double precision.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunLost(
        RowReduction[][] passes, in RowBlock block, in RowStreams streams, ReadOnlySpan<float> x, ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy, in RowParameters all, int first, int valid, int length)
    {
        var (inputs, outputs, _) = RowTiles<TKernel, TPasses, TLanes>.Planes;
        var kept = ArrayPool<float>.Shared.Rent(streams.LayerGradients.Length + streams.ColumnGradients.Length);
        Span<float> keptLayers = kept, keptColumns = kept.AsSpan(streams.LayerGradients.Length);
        streams.LayerGradients.CopyTo(keptLayers);
        streams.ColumnGradients.CopyTo(keptColumns);
        RowTiles<TKernel, TPasses, TLanes>.RunSteps(passes.Length - 1, in block, 0, length, 1);
        for (var lane = 0; lane < valid; lane++)
        {
            if (!FiniteBlocks.Lane(streams.Reductions, lane))
            {
                var row = first + lane;
                RowInDouble<TKernel, TPasses>.Run(
                    x[(row * inputs * length)..], TPasses.ReadsOutput ? y[(row * outputs * length)..] : default,
                    TPasses.IsBackward ? dy[(row * outputs * length)..] : default, all, row % all.Positions, length,
                    streams.Output[lane..], Lanes);
                Restore(keptLayers, lane, streams.LayerGradients);
                Restore(keptColumns, lane, streams.ColumnGradients);
            }
        }

        ArrayPool<float>.Shared.Return(kept);
    }

    private static void Restore(ReadOnlySpan<float> kept, int lane, Span<float> blocks)
    {
        for (; lane < blocks.Length; lane += Lanes)
        {
            blocks[lane] = kept[lane];
        }
    }

    // Lanes without a row repeat the last one.
    private static void LoadColumns(in RowParameters all, int row, int valid, Span<float> columns, int part)
    {
        for (var lane = 0; lane < Lanes && all.ColumnCount > 0; lane++)
        {
            all.LoadColumns((row + Math.Min(lane, valid - 1)) % all.Positions, columns[lane..], part, Lanes);
        }
    }

    private static void TakeColumns(in RowParameters all, int row, int valid, Span<float> columns, int part)
    {
        for (var lane = 0; lane < valid && all.ColumnCount > 0; lane++)
        {
            all.TakeColumns((row + lane) % all.Positions, columns[lane..], part, Lanes);
        }
    }
}

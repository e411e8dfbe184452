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

            RunPasses(passes, in block, streams.Results, streams.Reductions, length);
            RowTranspose.Scatter(streams.Output, valid, results * length, output[(row * results * length)..]);
            var isLast = row + Lanes >= rows;
            if (TPasses.IsBackward && (all.Positions > 1 || tile % GradientTiles == 0 || isLast || row + (2 * Lanes) > rows))
            {
                // A tile with lanes to spare is added up by itself.
                all.TakeLayer(streams.LayerGradients, valid);
                TakeColumns(all, row, valid, streams.ColumnGradients, part);
            }
        }

        buffers.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPasses(RowReduction[][] passes, in RowBlock block, ReadOnlySpan<float> results,
        Span<float> reductions, int length)
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

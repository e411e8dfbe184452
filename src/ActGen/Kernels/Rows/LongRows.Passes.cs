using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>The passes over a batch of rows, and what they reduce to.</summary>
internal static partial class LongRows<TKernel, TPasses, TLanes>
    where TKernel : IRowKernel
    where TPasses : IRowPasses
    where TLanes : struct, ILanes<TLanes>
{
    // Whether the row was computed: the last pass is not taken where a reduction is not finite and double precision may do better.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool RunPasses(
        RowReduction[][] passes, in RowBlock block, in RowBlock left, in RowStreams streams, in RowStreams leftStreams,
        int length, int rows,
        Span<double> totals)
    {
        var reduced = 0;
        for (var pass = 0; pass < passes.Length; pass++)
        {
            var kinds = passes[pass];
            if (kinds.Length == 0 && RowInDouble<TKernel, TPasses>.IsTaken
                && !FiniteBlocks.All(streams.Reductions[..(rows * reduced * Lanes)]))
            {
                return false;
            }

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

        return true;
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

using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>
/// A hand-written kernel over rows, y = gain (x - rowmean(x)) + shift rowmax(x), with a gain for each channel and one shift: two reductions
/// in one pass, a value saved for the next, parameters of both kinds.
/// </summary>
public readonly struct CenteredKernel : IRowKernel
{
    public static ReadOnlySpan<Per> ParameterScopes => [Per.Channel, Per.Layer];

    public static RowPlan ForwardPlan { get; } = new(scratch: 1, readsInput: true, [RowReduction.Mean, RowReduction.Max], [])
    {
        InDouble = [RowReduction.Mean, RowReduction.Max],
    };

    // The gradient of rowmax is left out: it has a kernel of its own in the catalog.
    public static RowPlan BackwardPlan { get; } = new(scratch: 0, readsInput: true,
        [RowReduction.Mean, RowReduction.Mean, RowReduction.Max], [])
    {
        InDouble = [RowReduction.Mean, RowReduction.Mean, RowReduction.Max],
    };

    public static void ForwardInDouble(int pass, in RealRow row)
    {
        for (var at = 0; at < row.Length; at += RealLanes.Count)
        {
            row.Set(0, at, pass < 2
                ? row.X(0, at)
                : (row.ColumnParameter(0, at) * (row.X(0, at) - row.Reduction(0))) + (row.LayerParameter(0) * row.Reduction(1)));
        }
    }

    public static void BackwardInDouble(int pass, in RealRow row)
    {
        for (var at = 0; at < row.Length; at += RealLanes.Count)
        {
            var (x, drawn) = (row.X(0, at), row.ColumnParameter(0, at) * row.Dy(0, at));
            if (pass < 3)
            {
                row.Set(0, at, pass == 1 ? drawn : x);
                continue;
            }

            row.Set(0, at, drawn - row.Reduction(1));
            row.Set(1, at, row.Dy(0, at) * row.Reduction(2));
            row.Set(2, at, row.Dy(0, at) * (x - row.Reduction(0)));
        }
    }

    public static void Forward<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows)
        where TLanes : struct, ILanes<TLanes>
    {
        var lane = first & (RowBlock.Lanes - 1);
        for (nint row = 0; row < rows; row++)
        {
            var (sum, max) = (TLanes.Zero, TLanes.Create(float.NegativeInfinity));
            for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)
            {
                var x = TLanes.Load(in block.X(row), at);
                if (pass == 0)
                {
                    sum += x;
                    max = TLanes.Max(max, x);
                    TLanes.Store(x * TLanes.Load(in block.ColumnParameters, at), ref block.Scratch(row), at);
                    continue;
                }

                var mean = TLanes.Load(in block.Reductions(row), lane);
                var most = TLanes.Load(in block.Reductions(row), RowBlock.Lanes + lane);
                var gain = TLanes.Load(in block.ColumnParameters, at);
                var shift = TLanes.Load(in block.LayerParameters, lane);
                TLanes.Store(
                    TLanes.Load(in block.Scratch(row), at) - (gain * mean) + (shift * most), ref block.Output(row), at);
            }

            if (pass == 0)
            {
                TLanes.Store(sum, ref block.Results, (row * 2 * RowBlock.Lanes) + lane);
                TLanes.Store(max, ref block.Results, (row * 2 * RowBlock.Lanes) + RowBlock.Lanes + lane);
            }
        }
    }

    public static void Backward<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows)
        where TLanes : struct, ILanes<TLanes>
    {
        var lane = first & (RowBlock.Lanes - 1);
        for (nint row = 0; row < rows; row++)
        {
            var (sum, weighted, max) = (TLanes.Zero, TLanes.Zero, TLanes.Create(float.NegativeInfinity));
            for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)
            {
                var (x, dy) = (TLanes.Load(in block.X(row), at), TLanes.Load(in block.Dy(row), at));
                var gain = TLanes.Load(in block.ColumnParameters, at);
                if (pass == 0)
                {
                    sum += x;
                    weighted += gain * dy;
                    max = TLanes.Max(max, x);
                    continue;
                }

                var mean = TLanes.Load(in block.Reductions(row), lane);
                var drawn = TLanes.Load(in block.Reductions(row), RowBlock.Lanes + lane);
                var most = TLanes.Load(in block.Reductions(row), (2 * RowBlock.Lanes) + lane);
                TLanes.Store((gain * dy) - drawn, ref block.Output(row), at);
                TLanes.Store(
                    TLanes.Load(in block.ColumnGradients, at) + (dy * (x - mean)), ref block.ColumnGradients, at);
                sum += dy * most;
            }

            if (pass == 0)
            {
                TLanes.Store(sum, ref block.Results, (row * 3 * RowBlock.Lanes) + lane);
                TLanes.Store(weighted, ref block.Results, (row * 3 * RowBlock.Lanes) + RowBlock.Lanes + lane);
                TLanes.Store(max, ref block.Results, (row * 3 * RowBlock.Lanes) + (2 * RowBlock.Lanes) + lane);
            }
            else
            {
                TLanes.Store(TLanes.Load(in block.LayerGradients, lane) + sum, ref block.LayerGradients, lane);
            }
        }
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// Runs passes over rows. In long rows the lanes are neighbours; rows shorter than two steps lie across the lanes, sixteen rows at a time.
/// </summary>
internal static class RowTiles<TKernel, TPasses, TLanes>
    where TKernel : IRowKernel
    where TPasses : IRowPasses
    where TLanes : struct, ILanes<TLanes>
{
    private const int ShortRow = 2 * RowBlock.Lanes;

    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> output, Span<float> dparameters, ActivationShape shape)
    {
        var part = new ActivationShape(shape.Neurons / TKernel.Inputs, shape.Channels / TKernel.Inputs);
        double[] rented = dparameters.IsEmpty ? [] : ArrayPool<double>.Shared.Rent(dparameters.Length);
        var all = new RowParameters(TKernel.ParameterScopes, part, parameters, rented.AsSpan(0, dparameters.Length));
        if (part.Channels < ShortRow)
        {
            ShortRows<TKernel, TPasses, TLanes>.Run(x, y, dy, all, output, part.Channels);
        }
        else
        {
            LongRows<TKernel, TPasses, TLanes>.Run(x, y, dy, all, output, part.Channels);
        }

        all.AddTo(dparameters);
        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>The inputs and outputs of a pass, and what it writes: planes of columns.</summary>
    public static (int Inputs, int Outputs, int Results) Planes =>
        (TKernel.Inputs, TPasses.IsBackward ? TKernel.Outputs : 0, TPasses.IsBackward ? TKernel.Inputs : TKernel.Outputs);

    /// <summary>Hands out the memory that does not depend on the row; a step that reaches beyond the last column stays in it.</summary>
    /// <param name="buffers">Where it comes from; <see cref="CommonLength"/> is taken.</param>
    /// <param name="all">The parameters.</param>
    /// <param name="part">The length of a plane.</param>
    /// <param name="rows">The rows that a pass goes over before the next one does.</param>
    public static RowStreams Streams(ref RowBuffers buffers, in RowParameters all, int part, int rows)
    {
        var plan = TPasses.Plan;
        var streams = new RowStreams
        {
            Part = part,
            Inputs = Planes.Inputs,
            Outputs = Planes.Outputs,
            ResultPlanes = Planes.Results,
            Kept = plan.Scratch,
            ReductionCount = plan.Reductions,
            Scratch = buffers.Take((rows * plan.Scratch * part) + RowBlock.Lanes),
            ColumnParameters = buffers.Take((all.ColumnCount * part) + RowBlock.Lanes),
            ColumnGradients = buffers.Take(TPasses.IsBackward ? (all.ColumnCount * part) + RowBlock.Lanes : 0),
            LayerParameters = buffers.Take(all.LayerCount * RowBlock.Lanes),
            LayerGradients = buffers.Take(TPasses.IsBackward ? all.LayerCount * RowBlock.Lanes : 0),
            Reductions = buffers.Take(rows * plan.Reductions * RowBlock.Lanes),
            Results = buffers.Take(rows * plan.MostReductions * RowBlock.Lanes),
        };
        // Columns that pad the last step are computed with like the others.
        streams.ColumnParameters.Clear();
        streams.ColumnGradients.Clear();
        streams.LayerGradients.Clear();
        all.LoadLayer(streams.LayerParameters);
        return streams;
    }

    /// <summary>How many pieces <see cref="Streams"/> takes.</summary>
    public const int CommonPieces = 7;

    /// <summary>What <see cref="Streams"/> takes.</summary>
    public static int CommonLength(in RowParameters all, int part, int rows)
    {
        var plan = TPasses.Plan;
        return (part * ((rows * plan.Scratch) + (2 * all.ColumnCount)))
            + (RowBlock.Lanes * (3 + (2 * all.LayerCount) + (rows * (plan.Reductions + plan.MostReductions))));
    }

    /// <summary>Runs some steps of a pass, for all sixteen lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunSteps(int pass, in RowBlock block, int first, int steps, int rows)
    {
        for (var lane = 0; lane < RowBlock.Lanes; lane += TLanes.Count)
        {
            TPasses.Run<TLanes>(pass, in block, ((nint)first * RowBlock.Lanes) + lane, steps, rows);
        }
    }
}

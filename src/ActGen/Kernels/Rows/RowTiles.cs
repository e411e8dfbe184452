using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// Runs passes over rows. In long rows the lanes are neighbors; rows shorter than two steps lie across the lanes, sixteen rows at a time.
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
        var rented = dparameters.IsEmpty ? [] : ArrayPool<double>.Shared.Rent(dparameters.Length);
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
            SavedValues = plan.Scratch,
            ReductionCount = plan.Reductions,
            ColumnParameters = buffers.Take((all.ColumnCount * part) + RowBlock.Lanes),
            LayerParameters = buffers.Take(all.LayerCount * RowBlock.Lanes),
            Reductions = buffers.Take(rows * plan.Reductions * RowBlock.Lanes),
        };
        // Columns that pad the last step are computed with like the others.
        streams.ColumnParameters.Clear();
        all.LoadLayer(streams.LayerParameters, RowBlock.Lanes);
        return WithOwnResults(streams, ref buffers, all, rows);
    }

    /// <summary>
    /// The same memory, but another for all that a pass writes besides its outputs; of it, <see cref="ResultsLength"/> is taken.
    /// </summary>
    public static RowStreams WithOwnResults(RowStreams streams, ref RowBuffers buffers, in RowParameters all, int rows)
    {
        var (columns, layers) = TPasses.IsBackward
            ? ((all.ColumnCount * streams.Part) + RowBlock.Lanes, all.LayerCount * RowBlock.Lanes)
            : (0, 0);
        streams.Scratch = buffers.Take((rows * streams.SavedValues * streams.Part) + RowBlock.Lanes);
        streams.ColumnGradients = buffers.Take(columns);
        streams.LayerGradients = buffers.Take(layers);
        streams.Results = buffers.Take(rows * TPasses.Plan.MostReductions * RowBlock.Lanes);
        streams.ColumnGradients.Clear();
        streams.LayerGradients.Clear();
        return streams;
    }

    /// <summary>How many pieces <see cref="Streams"/> takes.</summary>
    public const int CommonPieces = 3 + ResultsPieces;

    /// <summary>How many pieces <see cref="WithOwnResults"/> takes.</summary>
    public const int ResultsPieces = 4;

    /// <summary>The floats that <see cref="Streams"/> takes.</summary>
    public static int CommonLength(in RowParameters all, int part, int rows) =>
        (part * all.ColumnCount) + (RowBlock.Lanes * (1 + all.LayerCount + (rows * TPasses.Plan.Reductions)))
            + ResultsLength(all, part, rows);

    /// <summary>The floats that <see cref="WithOwnResults"/> takes.</summary>
    public static int ResultsLength(in RowParameters all, int part, int rows) =>
        (part * ((rows * TPasses.Plan.Scratch) + all.ColumnCount))
            + (RowBlock.Lanes * (2 + all.LayerCount + (rows * TPasses.Plan.MostReductions)));

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

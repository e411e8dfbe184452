using System.Buffers;
using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>
/// Computes a row in double precision, where a reduction of it is no finite float: squares of 1e20 have a mean, and a root of it that is
/// a float. What the row adds to the gradients of parameters goes straight into their totals.
/// </summary>
internal static class RowInDouble<TKernel, TPasses> where TKernel : IRowKernel where TPasses : IRowPasses
{
    /// <summary>Whether rows are computed so at all.</summary>
    public static bool IsTaken => TPasses.Plan.InDouble is not null;

    /// <summary>Computes a row.</summary>
    /// <param name="x">The inputs of the row.</param>
    /// <param name="y">Its outputs, where they are read.</param>
    /// <param name="dy">The gradients for its outputs, where there are.</param>
    /// <param name="all">The parameters; takes what the row adds to their gradients.</param>
    /// <param name="position">The row's place in its sample.</param>
    /// <param name="length">The columns.</param>
    /// <param name="results">Receives the results; may be what is read.</param>
    /// <param name="step">From a result to that of the next column: 1, or the lanes of a tile.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, in RowParameters all, int position, int length,
        Span<float> results, int step)
    {
        var (inputs, outputs) = (TKernel.Inputs, TPasses.IsBackward ? TKernel.Outputs : 0);
        var computed = TPasses.IsBackward ? TKernel.Inputs : TKernel.Outputs;
        var kinds = TPasses.Plan.InDouble!;
        var whole = (length + RealLanes.Count - 1) / RealLanes.Count * RealLanes.Count;
        var values = computed + (TPasses.IsBackward ? all.LayerCount + all.ColumnCount : 0);
        var planes = inputs + (2 * outputs) + all.ColumnCount + values;
        var rented = ArrayPool<double>.Shared.Rent((planes * whole) + all.LayerCount + kinds.Length);
        var row = new RealRow(rented, whole, inputs, outputs, (all.ColumnCount, all.LayerCount), values);
        Load(x, inputs, length, row.Inputs);
        Load(dy, outputs, length, row.OutputGradients);
        Load(y, TPasses.ReadsOutput ? outputs : 0, length, row.Outputs);
        row.ColumnParameters.Clear();
        all.LoadColumns(position, row.ColumnParameters, whole, 1);
        all.LoadLayer(row.LayerParameters, 1);
        for (var pass = 0; pass < kinds.Length; pass++)
        {
            TPasses.RunInDouble(pass, in row);
            row.Reductions[pass] = Reduced(kinds[pass], row.Values[..length]);
        }

        TPasses.RunInDouble(kinds.Length, in row);
        for (var result = 0; result < computed; result++)
        {
            var plane = row.Values.Slice(result * whole, length);
            for (var column = 0; column < length; column++)
            {
                results[((result * length) + column) * step] = (float)plane[column];
            }
        }

        if (TPasses.IsBackward)
        {
            all.TakeLayer(row.Values[(computed * whole)..], whole, length);
            all.TakeColumns(position, row.Values[((computed + all.LayerCount) * whole)..], whole, 1);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    // Columns that fill the last step repeat the last one.
    private static void Load(ReadOnlySpan<float> source, int planes, int length, Span<double> target)
    {
        var whole = planes == 0 ? 0 : target.Length / planes;
        for (var plane = 0; plane < planes; plane++)
        {
            var own = target.Slice(plane * whole, whole);
            for (var column = 0; column < whole; column++)
            {
                own[column] = source[(plane * length) + Math.Min(column, length - 1)];
            }
        }
    }

    private static double Reduced(RowReduction kind, ReadOnlySpan<double> values)
    {
        var total = values[0];
        foreach (var value in values[1..])
        {
            total = kind is RowReduction.Max or RowReduction.MaxShift ? Math.Max(total, value) : total + value;
        }

        return kind == RowReduction.Mean ? total / values.Length : total;
    }
}

using ActGen.Kernels;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>The memory that is handed out to the passes is as long as was asked for, and the driver for a length is chosen by it.</summary>
public class RowTilesTests
{
    [Theory]
    [InlineData(5, 1)]
    [InlineData(48, 1)]
    [InlineData(100, 7)]
    public void The_memory_of_the_passes_is_counted_right(int part, int rows)
    {
        var parameters = new float[part + 1];
        var all = new RowParameters(CenteredKernel.ParameterScopes, new ActivationShape(part), parameters, new double[part + 1]);
        Assert.Equal(RowTiles<CenteredKernel, RowForward<CenteredKernel>, Lanes128>.CommonLength(all, part, rows),
            Taken<RowForward<CenteredKernel>>(all, part, rows, columns: 0, layers: 0));
        Assert.Equal(RowTiles<CenteredKernel, RowBackward<CenteredKernel>, Lanes128>.CommonLength(all, part, rows),
            Taken<RowBackward<CenteredKernel>>(all, part, rows, columns: part + 16, layers: 16));
    }

    [Fact]
    public void Rows_of_two_steps_are_long()
    {
        // A row of 31 and one of 32, which differ by a column that changes nothing: the same values by different drivers.
        float[] shorter = [.. Enumerable.Range(0, 31).Select(i => (float)i)], longer = [.. shorter, 15];
        float[] y31 = new float[31], y32 = new float[32];
        Run(shorter, [.. Enumerable.Repeat(1f, 31), 0], y31);
        Run(longer, [.. Enumerable.Repeat(1f, 32), 0], y32);
        Assert.Equal(Enumerable.Range(-15, 31).Select(i => (float)i), y31);
        Assert.Equal(y31, y32[..31]);
    }

    private static void Run(float[] x, float[] parameters, float[] y) =>
        RowTiles<CenteredKernel, RowForward<CenteredKernel>, Lanes128>.Run(
            x, default, default, parameters, y, default, new ActivationShape(x.Length));

    private static int Taken<TPasses>(in RowParameters all, int part, int rows, int columns, int layers) where TPasses : IRowPasses
    {
        var buffers = new RowBuffers(100 * (part + 16) * rows, 100);
        var streams = RowTiles<CenteredKernel, TPasses, Lanes128>.Streams(ref buffers, all, part, rows);
        buffers.Dispose();
        Assert.Equal((columns, layers), (streams.ColumnGradients.Length, streams.LayerGradients.Length));
        var taken = streams.ColumnParameters.Length + streams.LayerParameters.Length + streams.Reductions.Length
            + streams.Scratch.Length + streams.ColumnGradients.Length + streams.LayerGradients.Length + streams.Results.Length;
        // In a forward pass there is room for gradients that nobody takes.
        return TPasses.IsBackward ? taken : taken + part + 32;
    }
}

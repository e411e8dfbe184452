using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>Samples of two rows of three columns; parameters of the layer (1), the channels (3) and the neurons (6).</summary>
public class RowParametersTests
{
    private static readonly Per[] Scopes = [Per.Layer, Per.Channel, Per.Neuron];
    private static readonly ActivationShape Shape = new(6, 3);
    private static readonly float[] Values = [7, 10, 11, 12, 20, 21, 22, 23, 24, 25];

    [Fact]
    public void They_are_counted()
    {
        var all = new RowParameters(Scopes, Shape, Values, default);
        Assert.Equal((1, 2, 2), (all.LayerCount, all.ColumnCount, all.Positions));
        Assert.Equal(1, new RowParameters([Per.Channel], Shape, Values, default).Positions);
    }

    [Fact]
    public void One_value_fills_a_block_of_lanes()
    {
        var blocks = new float[17];
        new RowParameters(Scopes, Shape, Values, default).LoadLayer<float>(blocks, 16);
        Assert.Equal([.. Enumerable.Repeat(7f, 16), 0], blocks);
    }

    [Theory]
    [InlineData(0, new float[] { 20, 21, 22 })]
    [InlineData(1, new float[] { 23, 24, 25 })]
    public void Neurons_have_values_of_their_own_in_each_row(int position, float[] neurons)
    {
        var all = new RowParameters(Scopes, Shape, Values, default);
        var columns = new float[8];
        all.LoadColumns<float>(position, columns, part: 4, step: 1);
        Assert.Equal([10, 11, 12, 0, .. neurons, 0], columns);

        // A lane of a tile.
        var tile = new float[2 * 3 * 16];
        all.LoadColumns(position, tile.AsSpan(5), part: 3 * 16, step: 16);
        Assert.Equal([10, 11, 12, .. neurons], Enumerable.Range(0, 6).Select(i => tile[(i * 16) + 5]));
    }

    [Fact]
    public void Gradients_are_added_up_in_double_and_taken_once()
    {
        var totals = new double[Values.Length];
        var all = new RowParameters(Scopes, Shape, Values, totals);
        float[] layer = [16777216, 1, 1, 100, .. new float[12]], columns = [1, 2, 3, 0, 4, 5, 6, 0];
        all.TakeLayer<float>(layer, 16, valid: 3);
        all.TakeColumns<float>(1, columns, part: 4, step: 1);
        all.TakeLayer<float>(layer, 16, valid: 3);
        Assert.Equal(16777218, totals[0]);
        Assert.All(layer, value => Assert.Equal(0, value));
        Assert.All(columns, value => Assert.Equal(0, value));

        float[] gradients = [.. Enumerable.Repeat(1f, Values.Length)];
        all.AddTo(gradients);
        Assert.Equal([16777219, 2, 3, 4, 1, 1, 1, 5, 6, 7], gradients);
    }
}

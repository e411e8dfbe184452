using ActGen.CompilerServices;
using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>The value of a row is that of its columns, taken one after another; lanes without a column do not count.</summary>
public class RowFoldTests
{
    private const int Lanes = RowBlock.Lanes;

    public static TheoryData<RowReduction, int> Lengths
    {
        get
        {
            var lengths = new TheoryData<RowReduction, int>();
            foreach (var kind in Enum.GetValues<RowReduction>())
            {
                for (var length = Lanes; length <= 2 * Lanes; length++)
                {
                    lengths.Add(kind, length);
                }
            }

            return lengths;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_of_whole_steps_and_of_what_is_left_are_folded(RowReduction kind, int length)
    {
        const int Rows = 3, Step = 2 * Lanes, Stride = 3 * Lanes;
        float[] whole = new float[Rows * Step], left = new float[Rows * Step], blocks = new float[Rows * Stride];
        left.AsSpan().Fill(float.NaN);
        var expected = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            // Whole numbers: sums are exact in any order.
            double[] columns = [.. Enumerable.Range(0, length).Select(i => (double)(((i * 29) + (row * 17)) % 53) - 40)];
            for (var i = 0; i < Lanes; i++)
            {
                whole[(row * Step) + i] = (float)columns[i];
            }

            for (var i = Lanes; i < length && length % Lanes > 0; i++)
            {
                left[(row * Step) + i - Lanes] = (float)columns[i];
            }

            // Of 32 columns a lane of the whole steps has reduced two.
            for (var i = Lanes; i < length && length % Lanes == 0; i++)
            {
                ref var lane = ref whole[(row * Step) + i - Lanes];
                lane = (float)Value(kind, [lane, columns[i]], 1);
            }

            expected[row] = Value(kind, columns, length);
        }

        RowFold.Fold(kind, whole, left, Step, Rows, length, blocks, Stride);
        for (var row = 0; row < Rows; row++)
        {
            Assert.All(blocks[(row * Stride)..((row * Stride) + Lanes)], value => Assert.Equal((float)expected[row], value));
            Assert.All(blocks[((row * Stride) + Lanes)..((row + 1) * Stride)], value => Assert.Equal(0, value));
        }
    }

    [Theory]
    [InlineData(RowReduction.Sum, 1e8 + 17)]
    [InlineData(RowReduction.Mean, (1e8 + 17) / 40)]
    [InlineData(RowReduction.Max, 1e8)]
    public void Totals_of_blocks_are_added_up_in_double(RowReduction kind, double expected)
    {
        var totals = new double[Lanes];
        Array.Fill(totals, RowFold.Start(kind));
        // 1e8 + 1 is no float: that a block of ones is not lost is double's work.
        RowFold.Combine(kind, [1e8f, .. new float[Lanes - 1]], totals);
        RowFold.Combine(kind, [1, .. Enumerable.Repeat(1f, Lanes - 1)], totals);
        RowFold.Combine(kind, [1, .. new float[Lanes - 1]], totals);
        var block = new float[Lanes + 1];
        RowFold.Finish(kind, totals, 40, block);
        Assert.All(block[..Lanes], value => Assert.Equal((float)expected, value));
        Assert.Equal(0, block[Lanes]);
    }

    [Fact]
    public void The_largest_is_NaN_where_any_is()
    {
        for (var nan = 0; nan < Lanes; nan++)
        {
            float[] lanes = [.. Enumerable.Range(0, Lanes).Select(i => i == nan ? float.NaN : i)], block = new float[Lanes];
            RowFold.Fold(RowReduction.Max, lanes, default, Lanes, 1, Lanes, block, Lanes);
            Assert.All(block, value => Assert.True(float.IsNaN(value)));
        }
    }

    private static double Value(RowReduction kind, double[] columns, int length) => kind switch
    {
        RowReduction.Sum => columns.Sum(),
        RowReduction.Mean => (float)(columns.Sum() / length),
        _ => columns.Max(),
    };
}

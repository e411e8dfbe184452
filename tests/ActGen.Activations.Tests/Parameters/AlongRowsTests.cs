using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Parameters;

/// <summary>
/// Rows whose columns fill blocks of lanes are gone along, others down block after block: a column has the same bits in both.
/// </summary>
[Collection(SimdWidthCollection.Name)]
public class AlongRowsTests
{
    private const int Columns = 48;

    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(333)]
    public void A_column_more_changes_no_other(int rows)
    {
        foreach (var lanes in SimdWidth.All)
        {
            using var width = SimdWidth.Use(lanes);
            var along = Run(rows, Columns);
            var down = Run(rows, Columns + 1);
            Assert.Equal(along, down);
        }
    }

    // The bits of what belongs to the first columns.
    private static int[] Run(int rows, int columns)
    {
        var (x, dy, slope) = (new float[rows * columns], new float[rows * columns], new float[columns]);
        for (var column = 0; column < columns; column++)
        {
            var random = new Random(column);
            slope[column] = random.NextSingle();
            for (var at = column; at < x.Length; at += columns)
            {
                (x[at], dy[at]) = ((random.NextSingle() * 8) - 4, random.NextSingle() - 0.5f);
            }
        }

        var (y, dx, dslope) = (new float[x.Length], new float[x.Length], new float[columns]);
        PRelu.Forward(x, slope, y);
        PRelu.Backward(x, slope, dy, dx, dslope);
        return [.. First(y).Concat(First(dx)).Concat(First(dslope)).Select(BitConverter.SingleToInt32Bits)];

        IEnumerable<float> First(float[] values) => values.Where((_, i) => i % columns < Columns);
    }
}

using ActGen.CompilerServices;
using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>Element (row, column) lies at column * 16 + row of the tile, for every number of rows and columns up to two steps.</summary>
public class RowTransposeTests
{
    private const int Lanes = RowBlock.Lanes;

    public static TheoryData<int> Widths => [.. Enumerable.Range(1, 33)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Rows_become_columns_and_come_back(int width)
    {
        for (var rows = 1; rows <= Lanes; rows++)
        {
            float[] source = [.. Enumerable.Range(1, rows * width).Select(i => (float)i)];
            var tile = new float[width * Lanes];
            RowTranspose.Gather(source, rows, width, tile);
            for (var i = 0; i < tile.Length; i++)
            {
                // Lanes without a row repeat the last one.
                var (column, row) = (i / Lanes, Math.Min(i % Lanes, rows - 1));
                Assert.Equal(source[(row * width) + column], tile[i]);
            }

            var target = new float[(Lanes * width) + 1];
            RowTranspose.Scatter(tile, rows, width, target);
            Assert.Equal(source, target[..source.Length]);
            Assert.All(target[source.Length..], value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void What_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RowTranspose.Gather(new float[7], 2, 4, new float[64]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowTranspose.Gather(new float[8], 2, 4, new float[63]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RowTranspose.Scatter(new float[64], 2, 4, new float[7]));
    }
}

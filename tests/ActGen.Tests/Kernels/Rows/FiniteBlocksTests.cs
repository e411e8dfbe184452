using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

public class FiniteBlocksTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(float.MaxValue, true)]
    [InlineData(float.PositiveInfinity, false)]
    [InlineData(float.NegativeInfinity, false)]
    [InlineData(float.NaN, false)]
    public void A_number_that_is_not_finite_is_found_at_every_place_and_in_its_lane(float value, bool isFinite)
    {
        for (var i = 0; i < 48; i++)
        {
            var blocks = new float[48];
            blocks[i] = value;
            Assert.Equal(isFinite, FiniteBlocks.All(blocks));
            Assert.Equal(isFinite, FiniteBlocks.Lane(blocks, i % 16));
            Assert.True(FiniteBlocks.Lane(blocks, (i + 1) % 16));
        }
    }
}

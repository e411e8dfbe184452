using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>The columns after the last whole step, in two parts of a row of 21: 16 to 20.</summary>
public class RowTailTests
{
    private const int Length = 21;
    private static readonly float[] Parts = [.. Enumerable.Range(0, 2 * Length).Select(i => (float)i)];
    private readonly RowTail _tail = new(Length);

    [Theory]
    [InlineData(32, 0)]
    [InlineData(33, 1)]
    [InlineData(47, 15)]
    public void It_is_what_fills_no_step(int length, int count) => Assert.Equal(count, new RowTail(length).Count);

    [Fact]
    public void It_is_copied_to_the_same_places_and_its_last_column_repeated()
    {
        var copies = new float[Length + 32];
        _tail.Load(Parts, 2, copies);
        Assert.Equal([16, 17, 18, 19, 20, .. Enumerable.Repeat(20f, 11)], copies[16..32]);
        Assert.Equal([37, 38, 39, 40, 41, .. Enumerable.Repeat(41f, 11)], copies[37..53]);
        Assert.All(copies[..16], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Only_its_columns_come_back()
    {
        float[] copies = [.. Parts.Select(v => -v)], parts = [.. Parts];
        _tail.Copy(copies, 2, parts);
        Assert.Equal(Parts.Select((v, i) => i % Length >= 16 ? -v : v), parts);
        Assert.Equal(Parts.Select(v => -v), copies);
    }

    [Fact]
    public void What_is_taken_leaves_zeros()
    {
        float[] copies = [.. Parts], parts = new float[2 * Length];
        _tail.Take(copies, 2, parts);
        Assert.Equal(Parts.Select((v, i) => i % Length >= 16 ? v : 0), parts);
        Assert.Equal(Parts.Select((v, i) => i % Length >= 16 ? 0 : v), copies);
    }
}

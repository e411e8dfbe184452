using ActGen.Gallery.Errors;

namespace Gallery.Tests.Errors;

/// <summary>The table of measured errors as a text.</summary>
public class ErrorTableTests
{
    private static readonly ErrorTable Table = new(
        [-1.5f, 0, 1e-38f],
        [
            new("Relu", "x", Quantity.Value, [0, 0, 0], new(0, 0), new(0.25, 1e-38f)),
            new("Siren", "x", Quantity.Derivative, [double.PositiveInfinity, double.NaN, 3.25], new(3.25, 1e-38f), null),
        ]);

    [Fact]
    public void A_table_reads_back()
    {
        var read = ErrorTable.Parse(Table.ToString());
        Assert.Equal(Table.Points, read.Points);
        Assert.Equal(Table.ToString(), read.ToString());
        Assert.Equal(Table.Series[1].Errors, read.Series[1].Errors);
        Assert.Equal(Table.Series[1].Unexplained, read.Series[1].Unexplained);
        Assert.Null(read.Series[1].Textbook);
    }

    [Fact]
    public void The_worst_is_the_largest_and_of_equal_ones_that_nearest_to_0()
    {
        Assert.Equal(new WorstError(0, 0), Table.Series[0].Worst(Table.Points));
        Assert.Equal(new WorstError(double.PositiveInfinity, -1.5f), Table.Series[1].Worst(Table.Points));
        Assert.Null((Table.Series[0] with { Errors = [double.NaN, double.NaN, double.NaN] }).Worst(Table.Points));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("something else", "line 1")]
    [InlineData("{head}\nRelu\tx\tvalue", "line 2")]
    [InlineData("{head}\nRelu\tx\theight\t-\t-\t0 0 0", "line 2")]
    [InlineData("{head}\nRelu\tx\tvalue\t-\t-\t0 0", "line 2")]
    [InlineData("{head}\nRelu\tx\tvalue\t-\t-\t0 zero 0", "zero")]
    public void What_is_no_table_is_refused_with_the_line(string text, string part)
    {
        var error = Assert.Throws<InvalidDataException>(() => ErrorTable.Parse(text.Replace("{head}", Table.ToString().Split('\n')[0])));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.123, "0.12")]
    [InlineData(9.994, "9.99")]
    [InlineData(9.999, "10")]
    [InlineData(218.7, "219")]
    [InlineData(16777216, "1.7E7")]
    public void Errors_have_two_or_three_digits(double ulps, string text) => Assert.Equal(text, ErrorTable.Show(ulps));
}

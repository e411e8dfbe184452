using Xunit;

namespace ActGen.Tests.Numerics;

public class PairPrimitiveTests
{
    private const int SampleSize = 6 << 16;

    public static TheoryData<string> Names => [.. PairPrimitiveTable.Rows.Select(row => row.Name)];

    private static PairPrimitiveRow Row(string name) => PairPrimitiveTable.Rows.Single(row => row.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Stays_within_its_bound(string name)
    {
        var row = Row(name);
        (var x, var y) = Sample(row);
        AssertWithinBound(row, x, y);
    }

    [Fact]
    public void Powers_of_special_values_are_those_of_IEEE()
    {
        (var x, var y) = SamplePairs.Specials();
        AssertWithinBound(Row("Pow"), x, y);
    }

    [Theory]
    [InlineData("Min")]
    [InlineData("Max")]
    public void Special_values_are_ordered(string name)
    {
        (var x, var y) = SamplePairs.Specials();
        AssertWithinBound(Row(name), x, y);
    }

    [Theory]
    [InlineData(0.726521671f, 173.895279f)]
    public void Large_exponents_keep_the_digits_of_the_logarithm(float x, float y)
    {
        var block = new float[16];
        Row("Pow").Run(512, [.. Enumerable.Repeat(x, 16)], [.. Enumerable.Repeat(y, 16)], block);
        var error = Ulp.Error(block[0], Math.Pow(x, y));
        Assert.True(error <= Row("Pow").Bound, $"{error} ulp");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_the_same_bits_at_every_width(string name)
    {
        var row = Row(name);
        (var x, var y) = Sample(row);
        AssertSameBits(row, x, y);
        (x, y) = SamplePairs.Specials();
        AssertSameBits(row, x, y);
    }

    private static (float[] X, float[] Y) Sample(PairPrimitiveRow row)
    {
        var x = new float[SampleSize];
        var y = new float[SampleSize];
        row.Sample(new Random(20240229), x, y);
        return (x, y);
    }

    private static void AssertWithinBound(PairPrimitiveRow row, float[] x, float[] y)
    {
        var result = new float[x.Length];
        row.Run(512, x, y, result);
        for (var i = 0; i < x.Length; i++)
        {
            var exact = row.Reference(x[i], y[i]);
            var error = Ulp.Error(result[i], exact);
            Assert.True(error <= row.Bound,
                $"{row}({x[i]:G9}, {y[i]:G9}) gave {result[i]:G9}, exactly {exact:G12}: {error} ulp, bound {row.Bound}");
        }
    }

    private static void AssertSameBits(PairPrimitiveRow row, float[] x, float[] y)
    {
        var expected = new float[x.Length];
        var actual = new float[x.Length];
        row.Run(1, x, y, expected);
        foreach (var width in PrimitiveRow.Widths)
        {
            row.Run(width, x, y, actual);
            for (var i = 0; i < x.Length; i++)
                PrimitiveTests.AssertSameBits(expected[i], actual[i], $"{row}({x[i]:G9}, {y[i]:G9}) at width {width}");
        }
    }
}

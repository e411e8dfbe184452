using Xunit;

namespace ActGen.Tests.Numerics;

public class PrimitiveTests
{
    public static TheoryData<string> Names => [.. PrimitiveTable.Rows.Select(row => row.Name)];

    private static PrimitiveRow Row(string name) => PrimitiveTable.Rows.Single(row => row.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Stays_within_its_bound(string name)
    {
        var row = Row(name);
        var x = SampleFloats.All;
        var y = new float[x.Length];
        row.Run(512, x, y);
        for (var i = 0; i < x.Length; i++)
        {
            var exact = row.Reference(x[i]);
            var error = Ulp.Error(y[i], exact);
            Assert.True(error <= row.Bound, $"{name}({x[i]:G9}) gave {y[i]:G9}, exactly {exact:G12}: {error} ulp, bound {row.Bound}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_the_same_bits_at_every_width(string name)
    {
        var row = Row(name);
        var x = SampleFloats.All;
        var expected = new float[x.Length];
        var actual = new float[x.Length];
        row.Run(1, x, expected);
        foreach (var width in PrimitiveRow.Widths)
        {
            row.Run(width, x, actual);
            for (var i = 0; i < x.Length; i++) AssertSameBits(expected[i], actual[i], $"{name}({x[i]:G9}) at width {width}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_the_same_bits_whatever_the_length(string name)
    {
        var row = Row(name);
        ReadOnlySpan<float> x = SampleFloats.All.AsSpan(SampleFloats.All.Length - 67);
        var expected = new float[x.Length];
        row.Run(1, x, expected);
        foreach (var width in PrimitiveRow.Widths)
        {
            for (var length = 0; length <= x.Length; length++)
            {
                var actual = new float[length];
                row.Run(width, x[..length], actual);
                for (var i = 0; i < length; i++) AssertSameBits(expected[i], actual[i],
                    $"{name}({x[i]:G9}) at width {width} in {length} values");
            }
        }
    }

    internal static void AssertSameBits(float expected, float actual, string what)
    {
        var same = float.IsNaN(expected) ? float.IsNaN(actual)
            : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        Assert.True(same, $"{what}: {actual:G9} instead of {expected:G9}");
    }
}

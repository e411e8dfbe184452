using System.Reflection;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Numerics;

public class FusedPrimitiveTests
{
    public static TheoryData<string> Names => [.. FusedPrimitiveTable.Rows.Select(row => row.Fused.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_the_bits_of_the_single_primitive_at_every_width(string name)
    {
        FusedRow row = FusedPrimitiveTable.Rows.Single(row => row.Fused.Name == name);
        var x = SampleFloats.All;
        var expected = new float[x.Length];
        var actual = new float[x.Length];
        row.Single.Run(1, x, expected);
        foreach (var width in PrimitiveRow.Widths)
        {
            row.Fused.Run(width, x, actual);
            for (var i = 0; i < x.Length; i++) PrimitiveTests.AssertSameBits(expected[i], actual[i], $"{name}({x[i]:G9}) at width {width}");
        }
    }

    [Fact]
    public void Every_primitive_of_two_results_has_two_rows()
    {
        var declared = typeof(Primitives).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.GetParameters().Any(parameter => parameter.IsOut)).Select(method => method.Name);
        var tested = FusedPrimitiveTable.Rows.Chunk(2).Select(rows => rows[0].Single.Name + rows[1].Single.Name);
        Assert.Equal(declared.Order(), tested.Order());
    }
}

using ActGen.CompilerServices;
using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>Rows gone along have the bits of blocks of columns gone down, and are gone along wherever columns fill blocks.</summary>
[Collection("SIMD width")]
public class AlongRowsTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            foreach (var columns in new[] { 4, 8, 16, 24, 48, 520, 4096, 70_000 })
            {
                foreach (var rows in new[] { 0, 1, 5, 128, 129, 300 })
                {
                    // What takes long is no different for being longer.
                    if (columns * rows <= 1 << 20)
                    {
                        shapes.Add(columns, rows);
                    }
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Both_ways_give_the_same_bits(int columns, int rows)
    {
        var shape = new ActivationShape(columns);
        var random = new Random(columns + rows);
        var (x, dy, parameters) = (Numbers(random, columns * rows), Numbers(random, columns * rows), Numbers(random, 2 * columns));
        foreach (var width in new[] { 4, 8, 16 })
        {
            try
            {
                Simd.Override = width;
                var down = Run<LineKernel<No>>(x, dy, parameters, shape);
                var along = Run<LineKernel<Yes>>(x, dy, parameters, shape);
                Assert.Equal(down, along);
            }
            finally
            {
                Simd.Override = 0;
            }
        }
    }

    [Theory]
    [InlineData(8, 8, true)]
    [InlineData(8, 48, true)]
    [InlineData(8, 4, false)]
    [InlineData(8, 49, false)]
    [InlineData(16, 1024, true)]
    [InlineData(16, 48, false)]
    public void Rows_are_gone_along_where_columns_fill_blocks(int lanes, int columns, bool isAlong)
    {
        var x = new float[2 * columns];
        try
        {
            Simd.Override = lanes;
            LineKernel<Yes>.Calls = 0;
            Run<LineKernel<Yes>>(x, x, new float[2 * columns], new ActivationShape(columns));
            Assert.Equal(isAlong ? 2 : 0, LineKernel<Yes>.Calls);
        }
        finally
        {
            Simd.Override = 0;
        }
    }

    [Fact]
    public void Blocks_are_gone_down_where_channels_are_fewer_than_columns()
    {
        LineKernel<Yes>.Calls = 0;
        var x = new float[64];
        KernelDriver.Forward<LineKernel<Yes>>(x, new float[16 + 32], x, new ActivationShape(32, 16));
        Assert.Equal(0, LineKernel<Yes>.Calls);
    }

    private static int[] Run<TKernel>(float[] x, float[] dy, float[] parameters, ActivationShape shape) where TKernel : IActivationKernel
    {
        var (y, dx, dparameters) = (new float[x.Length], new float[x.Length], new float[parameters.Length]);
        KernelDriver.Forward<TKernel>(x, parameters, y, shape);
        KernelDriver.Backward<TKernel>(x, dy, parameters, dx, dparameters, shape);
        return [.. y.Concat(dx).Concat(dparameters).Select(BitConverter.SingleToInt32Bits)];
    }

    private static float[] Numbers(Random random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (random.NextSingle() * 4) - 2;
        }

        return values;
    }
}

using ActGen.CompilerServices;
using ActGen.Kernels;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>Rows whose sum is no float among others: short and long ones, with and without columns that are left.</summary>
public class RowInDoubleTests
{
    public static TheoryData<int, int> Sizes => CenteredRows.Sizes([2, 3, 16, 31, 32, 33, 47, 128, 1040]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Such_rows_are_right_and_others_have_the_bits_that_they_have_without_them(int rows, int length)
    {
        static bool IsLarge(int row) => row % 5 is 0 or 3;
        var data = new CenteredRows(rows, length, IsLarge);
        var narrow = Check<Lanes128>(data, length);
        Assert.Equal(narrow, Check<Lanes256>(data, length));
        Assert.Equal(narrow, Check<Lanes512>(data, length));

        var others = Check<Lanes256>(new CenteredRows(rows, length), length);
        foreach (var (i, value) in narrow.Take(2 * rows * length).Index().Where(v => !IsLarge(v.Index / length % rows)))
        {
            Assert.Equal(others[i], value);
        }
    }

    [Fact]
    public void What_is_read_may_be_written_over()
    {
        foreach (var length in (int[])[5, 37, 48])
        {
            var shape = new ActivationShape(length);
            float[] parameters = [.. Enumerable.Repeat(0.5f, length), 0.25f];
            float[] x = [.. Enumerable.Range(0, 20 * length).Select(i => i / length % 3 == 1 ? 3e38f : i % 7)];
            var y = new float[x.Length];
            RowKernelDriver.Forward<CenteredKernel>(x, parameters, y, shape);
            Assert.All(y, value => Assert.True(float.IsFinite(value)));
            RowKernelDriver.Forward<CenteredKernel>(x, parameters, x, shape);
            Assert.Equal(y, x);
        }
    }

    private static float[] Check<TLanes>(CenteredRows data, int length) where TLanes : struct, ILanes<TLanes> => length < 32
        ? data.Check(Short<RowForward<CenteredKernel>, TLanes>, Short<RowBackward<CenteredKernel>, TLanes>)
        : data.Check(Long<RowForward<CenteredKernel>, TLanes>, Long<RowBackward<CenteredKernel>, TLanes>);

    private static void Short<TPasses, TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, in RowParameters all, Span<float> output, int length)
        where TPasses : IRowPasses
        where TLanes : struct, ILanes<TLanes> =>
        ShortRows<CenteredKernel, TPasses, TLanes>.Run(x, default, dy, all, output, length);

    private static void Long<TPasses, TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, in RowParameters all, Span<float> output, int length)
        where TPasses : IRowPasses
        where TLanes : struct, ILanes<TLanes> =>
        LongRows<CenteredKernel, TPasses, TLanes>.Run(x, default, dy, all, output, length);
}

using ActGen.CompilerServices;
using ActGen.Kernels;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>Sixteen rows at a time, each in a lane of its own: rows of any length up to two steps, any number of them.</summary>
public class ShortRowsTests
{
    public static TheoryData<int, int> Sizes => CenteredRows.Sizes([1, 2, 3, 7, 15, 16, 17, 31]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Values_and_gradients_are_the_closed_forms_and_the_same_at_every_width(int rows, int length)
    {
        var data = new CenteredRows(rows, length);
        var narrow = data.Check(Run<RowForward<CenteredKernel>, Lanes128>, Run<RowBackward<CenteredKernel>, Lanes128>);
        Assert.Equal(narrow, data.Check(Run<RowForward<CenteredKernel>, Lanes256>, Run<RowBackward<CenteredKernel>, Lanes256>));
        Assert.Equal(narrow, data.Check(Run<RowForward<CenteredKernel>, Lanes512>, Run<RowBackward<CenteredKernel>, Lanes512>));
    }

    private static void Run<TPasses, TLanes>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, in RowParameters all, Span<float> output, int length)
        where TPasses : IRowPasses
        where TLanes : struct, ILanes<TLanes> =>
        ShortRows<CenteredKernel, TPasses, TLanes>.Run(x, default, dy, all, output, length);
}

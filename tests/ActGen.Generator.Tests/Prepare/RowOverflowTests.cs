using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Digits;

namespace ActGen.Generator.Tests.Prepare;

/// <summary>The directions in which rows are computed in double precision as a whole: where sums overflow and results do not.</summary>
public class RowOverflowTests
{
    [Theory]
    [InlineData("x / sqrt(rowmean(sq(x)) + 1e-6)", true, true)]
    [InlineData("(x - rowmean(x)) / sqrt(rowmean(sq(x - rowmean(x))) + 1e-5)", true, true)]
    [InlineData("rowmean(x)", true, false)]
    [InlineData("atan(rowsum(x * x * x))", true, true)]
    [InlineData("rowmax(exp(x) * x) / (1 + exp(sq(x)))", true, true)]
    // The sum overflows before the mean does.
    [InlineData("rowmean(x * x)", true, false)]
    // Nothing overflows, or the result does too.
    [InlineData("exp(x) / rowsum(exp(x))", false, false)]
    [InlineData("x - log(rowsum(exp(x)))", false, false)]
    [InlineData("rowsum(x)", false, false)]
    [InlineData("rowmean(tanh(x))", false, false)]
    [InlineData("x - rowmax(x)", false, false)]
    public void They_are_found(string formula, bool forward, bool backward)
    {
        var kernels = Assert.IsType<RowKernels>(FloatKernel.Of([$"""[Activation("{formula}")]"""]).Single().Model.Kernels);
        Assert.Equal((forward, backward), (kernels.Forward.InDouble is not null, kernels.Backward.InDouble is not null));
        Assert.Null(kernels.BackwardFromOutput?.InDouble);
    }

    [Theory]
    [InlineData("x / sqrt(rowmean(sq(x)) + 1e-6)", true)]
    [InlineData("exp(x) / rowsum(exp(x))", false)]
    public void It_is_told(string formula, bool isTold) => Assert.Equal(isTold, FloatKernel.Of([$"""[Activation("{formula}")]"""]).Single()
        .Model.Repairs.Any(r => r.StartsWith("rows in double precision", StringComparison.Ordinal)));
}

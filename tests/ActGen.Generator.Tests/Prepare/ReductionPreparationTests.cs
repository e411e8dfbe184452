using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Digits;

namespace ActGen.Generator.Tests.Prepare;

public class ReductionPreparationTests
{
    [Theory]
    [InlineData("(x - rowmean(x)) / sqrt(rowmean(sq(x - rowmean(x))) + 1e-5)", false)]
    [InlineData("x / sqrt(rowmean(sq(x)) + 1e-6)", false)]
    [InlineData("exp(x) / rowsum(exp(x))", false)]
    [InlineData("rowmax(-exp(x))", false)]
    [InlineData("atan(rowmean(x))", false)]
    [InlineData("sq(pow(softsign(x), 3)) * rowmax(x)", true)]
    public void A_slow_path_is_told_where_there_is_one(string formula, bool isSlow)
    {
        var model = FloatKernel.Of([$"""[Activation("{formula}")]"""]).Single().Model;
        Assert.Equal(isSlow, DoubleForms.Of(model.Kernels).Count > 0);
        Assert.Equal(isSlow, model.Repairs.Any(r => r.StartsWith("double precision", StringComparison.Ordinal)));
    }
}

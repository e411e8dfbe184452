using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class FarValuesTests
{
    [Fact]
    public void Values_are_those_of_a_kernel_and_the_exact_ones()
    {
        var formulas = new Formulas();
        var values = new FarValues(
            [formulas.Read("x * x"), formulas.Read("x * exp(-x)"), formulas.Read("alpha * x")], formulas.Input,
            [Evaluated.Values(0, 1), Evaluated.Values(0, 4)]);
        Assert.Equal(1e60, values.Real(0, 0, 1e30), 1e48);
        Assert.Equal(float.PositiveInfinity, values.Float(0, 0, 1e30));
        Assert.Equal(0, values.Real(1, 0, 1e30));
        Assert.Equal(float.NaN, values.Float(1, 0, double.PositiveInfinity));
        Assert.Equal((2f, 8f), (values.Float(2, 0, 2), values.Float(2, 1, 2)));

        // In any order, and again.
        Assert.Equal(9, values.Real(0, 1, -3));
        Assert.Equal(1e60, values.Real(0, 0, 1e30), 1e48);
    }
}

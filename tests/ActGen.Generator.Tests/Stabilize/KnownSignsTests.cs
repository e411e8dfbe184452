using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class KnownSignsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("x >= 0 ? alpha * relu(x) : beta + abs(x)", "x >= 0 ? alpha * x : beta - x")]
    [InlineData("alpha * x > 0 ? abs(alpha * x) - 1 : relu(alpha * x) + beta", "alpha * x > 0 ? alpha * x - 1 : beta")]
    [InlineData("x >= 0 ? abs(x) - x + alpha : x", "x >= 0 ? alpha : x")]
    [InlineData("x >= 1 ? abs(x) : relu(x)", "x >= 1 ? abs(x) : relu(x)")]
    [InlineData("x >= 0 ? abs(alpha) : 1", "x >= 0 ? abs(alpha) : 1")]
    public void A_branch_knows_the_sign(string before, string after) =>
        Assert.Same(_formulas.Read(after), new KnownSigns(_formulas.Pool).Of(_formulas.Read(before)));
}

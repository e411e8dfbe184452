using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class SaturatedPartsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("x * exp(-sq(x))", 1024, "exp(-sq(x))")]
    [InlineData("x * exp(-sq(x))", -1024, "exp(-sq(x))")]
    [InlineData("x * (1 + tanh(x)) + exp(alpha * x)", 1024, "tanh(x)")]
    [InlineData("sin(x) * x", 1024, null)]
    [InlineData("x * exp(x)", -1024, "exp(x)")]
    [InlineData("log1p(sq(x))", 1024, null)]
    public void Parts_at_their_limit_are_found(string formula, double bound, string? part) => Assert.Equal(
        part is null ? [] : [_formulas.Read(part)],
        new SaturatedParts(_formulas.Input, Evaluated.Values(0, 1)).Under(_formulas.Read(formula), bound));
}

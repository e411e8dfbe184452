using ActGen.Gallery.Formulas;
using ActGen.Generator.Expressions;

namespace Gallery.Tests.Structure;

/// <summary>Terms of one shape are not all written.</summary>
public class LongSumTests
{
    [Theory]
    [InlineData("a[0] * x + a[1] * x + a[2] * x + a[3] * x + a[4] * x + a[5] * x", "a[0] * x + a[1] * x + ⋯ + a[5] * x")]
    [InlineData("y + exp(x - 3) + exp(x - 2) + exp(x - 1) + exp(x + 0.5) + exp(x + 1) + exp(x + 2) + z",
        "y + exp(x - 3) + exp(x - 2) + ⋯ + exp(x + 2) + z")]
    [InlineData("-a[0] - a[1] - a[2] - a[3] - a[4] - a[5]", "-a[0] - a[1] - ⋯ - a[5]")]
    [InlineData("sin(a[0] + a[1] + a[2] + a[3] + a[4] + a[5]) / 2", "0.5 * sin(a[0] + a[1] + ⋯ + a[5])")]
    [InlineData("a[0] * x + a[1] * x + a[2] * x + a[3] * x + a[4] * x", "a[0] * x + a[1] * x + a[2] * x + a[3] * x + a[4] * x")]
    [InlineData("sin(x) + cos(x) + tan(x) + exp(x) + sinh(x) + cosh(x) + tanh(x)",
        "sin(x) + cos(x) + tan(x) + exp(x) + sinh(x) + cosh(x) + tanh(x)")]
    public void Dots_stand_for_terms_between_the_first_and_the_last(string formula, string shown) =>
        Assert.Equal(shown, FormulaPrinter.Print(LongSums.Shorten(FormulaReader.Read(formula)!)));

    [Fact]
    public void Of_long_terms_one_is_enough()
    {
        var rest = string.Concat(Enumerable.Repeat(" * tanh(x + y)", 10)
            .Select((factor, i) => factor.Replace("y", "y" + (char)('a' + i), StringComparison.Ordinal)));
        var shown = FormulaPrinter.Print(
            LongSums.Shorten(FormulaReader.Read(string.Join(" + ", Enumerable.Range(0, 8).Select(i => $"a[{i}]{rest}")))!));
        Assert.Equal(["a[0]", "⋯", "a[7]"], shown.Split(" + ⋯ + ") is [var first, var last] ? [first[..4], "⋯", last[..4]] : [shown]);
    }
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Functions read as quotients of exponentials: the values are those of the functions in System.Math.</summary>
public class ExpReaderTests
{
    private static readonly Dictionary<string, Func<double, double>> Forms = new()
    {
        ["tanh(x)"] = Math.Tanh,
        ["sinh(x) + cosh(x)"] = Math.Exp,
        ["expm1(x) * sigmoid(x)"] = x => (Math.Exp(x) - 1) / (1 + Math.Exp(-x)),
        ["exp(x - 2) / exp(alpha)"] = x => Math.Exp(x - 3),
        ["sq(sqrt(1 + sq(x)))"] = x => 1 + (x * x),
        ["1 / pow(1 + exp(x), 3)"] = x => Math.Pow(1 + Math.Exp(x), -3),
        ["sign(x) * abs(x)"] = x => x,
    };

    private readonly Formulas _formulas = new();

    public static TheoryData<string> Texts => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_quotient_is_the_function(string formula)
    {
        var fraction = FractionValue.Read(_formulas, formula);
        Assert.All((double[])[-2.5, -0.25, 0.5, 3], x =>
            Assert.Equal(Forms[formula](x), FractionValue.Of(fraction, x), 1e-12 * Math.Max(1, Math.Abs(Forms[formula](x)))));
    }

    [Fact]
    public void What_cancels_in_other_spellings_is_gone()
    {
        Assert.Empty(FractionValue.Read(_formulas, "sinh(x) + cosh(x) - exp(x)").Numerator.Terms);
        Assert.Equal("x", Assert.Single(FractionValue.Read(_formulas, "3 * sq(sqrt(x))").Numerator.Terms).Monomial.ToString());
    }

    [Theory]
    [InlineData("exp(x)", true)]
    [InlineData("tanh(x)", true)]
    [InlineData("sin(x)", false)]
    [InlineData("x", false)]
    public void Exponentials_are_known_by_their_names(string formula, bool isExponential) =>
        Assert.Equal(isExponential, ExpReader.IsExponential(_formulas.Read(formula)));
}

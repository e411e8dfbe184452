using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Values in 32 digits: of forms whose value is known by a series.</summary>
public class ExtendedTrialTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("exp(x) - 1 - x", 1e-8, true)]
    // 1e-80 is far below the last of 32 digits of 1.
    [InlineData("exp(x) - 1 - x", 1e-30, false)]
    [InlineData("log(x)", -1, false)]
    // Both are beyond the range of double precision.
    [InlineData("exp(exp(x)) / exp(exp(x) - x)", 10, true)]
    [InlineData("exp(exp(x)) / exp(exp(x) - x)", 100, false)]
    public void It_knows_what_its_digits_tell(string formula, double x, bool isKnown) =>
        Assert.Equal(isKnown, new ExtendedTrial(_formulas.Read(formula)).IsKnown(Point(x)));

    [Theory]
    // exp(x) - 1 - x is x² / 2 (1 + x / 3 ...).
    [InlineData("exp(x) - 1 - x", 1e-6, true)]
    [InlineData("sq(x) / 2", 1e-6, false)]
    [InlineData("sq(x) / 2 * 1.01", 1e-6, true)]
    public void A_result_that_is_not_what_the_form_comes_to_is_wrong(string result, double x, bool isWrong) =>
        Assert.Equal(isWrong, new ExtendedTrial(_formulas.Read("exp(x) - 1 - x")).IsWrong(_formulas.Read(result), Point(x)));

    [Theory]
    // About 6e-7, and 5e-5; then an input that is rare, and results that are infinite or too large.
    [InlineData("sq(x) / 2", 1.1e-3, 1, true)]
    [InlineData("sq(x) / 2", 1.1e-3, 0.1, false)]
    [InlineData("sq(x) / 2", 0.01, 1, false)]
    [InlineData("sq(x) / 2", 1e-5, 1, false)]
    [InlineData("exp(1e5 * x)", 1.1e-3, 1, false)]
    [InlineData("x", 1.1e-3, 1, false)]
    public void What_is_next_to_nothing_beside_other_results_makes_no_difference(string result, double x, double largest, bool expected) =>
        Assert.Equal(expected, new ExtendedTrial(_formulas.Read("exp(x) - 1 - x")).IsNegligible(_formulas.Read(result), Point(x), largest));

    [Theory]
    [InlineData("sin(x) / x", true)]
    [InlineData("1 / x", false)]
    [InlineData("abs(x) / x", false)]
    [InlineData("sqrt(x) / sqrt(x) ", true)]
    public void A_limit_is_the_same_on_both_sides_of_0(string formula, bool hasLimit) =>
        Assert.Equal(hasLimit, new ExtendedTrial(_formulas.Read(formula)).HasLimit(Point(0), 1e-300));

    private SweptPoint Point(double x) => Evaluated.Points(_formulas, x)[0];
}

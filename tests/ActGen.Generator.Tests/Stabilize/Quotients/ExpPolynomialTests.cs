using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class ExpPolynomialTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void A_power_has_the_binomial_factors()
    {
        var cube = Of((1, "x"), (2, "0")).ToPower(3)!;
        // (E + 2)³ = E³ + 6 E² + 12 E + 8.
        Assert.Equal([1, 6, 12, 8], cube.Terms.Select(t => t.Factor));
        Assert.Equal(Math.Pow(Math.E + 2, 3), FractionValue.Of(cube, 1), 1e-12);
    }

    [Fact]
    public void What_cancels_is_gone_and_what_nearly_does_is_not()
    {
        Assert.Empty(ExpPolynomial.Sum([Term(0.3, "x"), Term(-0.1, "x"), Term(-0.2, "x")])!.Terms);
        Assert.Equal(1e-9, Assert.Single(ExpPolynomial.Sum([Term(1 + 1e-9, "x"), Term(-1, "x")])!.Terms).Factor, 1e-15);
    }

    [Fact]
    public void Equal_ones_have_the_same_key() => Assert.Equal(
        (true, false),
        (Of((1, "x"), (2, "0")).Key == Of((2, "0"), (1, "x")).Key, Of((1, "x")).Key == Of((2, "x")).Key));

    [Fact]
    public void Too_many_terms_are_none()
    {
        var many = ExpPolynomial.Sum(Enumerable.Range(1, ExpPolynomial.MaxTerms).Select(i => Term(1, $"{i} * x")))!;
        Assert.Equal(ExpPolynomial.MaxTerms, many.Terms.Count);
        Assert.Null(many.Times(many));
        Assert.Null(ExpPolynomial.Sum(many.Terms.Append(Term(1, "alpha"))));
    }

    private ExpPolynomial Of(params (double Factor, string Exponent)[] terms) =>
        ExpPolynomial.Of([.. terms.Select(t => Term(t.Factor, t.Exponent))]);

    private ExpTerm Term(double factor, string exponent) =>
        new(factor, LinearForm.Of(_formulas.Read(exponent)).Form, _formulas.Pool.One);
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class LinearFormTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void A_sum_is_read_with_its_factors_and_its_number()
    {
        var (form, offset) = LinearForm.Of(_formulas.Read("2 * x - 3 * alpha + x - 5"));
        Assert.Equal(-5, offset);
        Assert.Equal([("x", 3.0), ("alpha", -3.0)], form.Terms.Select(t => (t.Term.ToString(), t.Factor)).OrderByDescending(t => t.Item2));
    }

    [Theory]
    [InlineData("6 * x + 4 * alpha", "3 * x + 2 * alpha", 2.0)]
    [InlineData("6 * x + 4 * alpha", "3 * x - 2 * alpha", null)]
    [InlineData("6 * x", "3 * alpha", null)]
    [InlineData("0", "3 * alpha", 0.0)]
    public void One_form_is_a_multiple_of_another_or_not(string a, string b, double? ratio) => Assert.Equal(ratio, Of(a).Over(Of(b)));

    [Fact]
    public void What_cancels_is_gone()
    {
        Assert.True(Of("0.1 * x + 0.2 * alpha").Plus(Of("x + 2 * alpha"), -0.1).IsZero);
        // 0.1 + 0.2 is not 0.3, by the last bit of a double.
        Assert.True(Of("0.1 * x").Plus(Of("x"), 0.2).Plus(Of("x"), -0.3).IsZero);
        Assert.Equal(Of("2 * x + alpha").Key, Of("x").Plus(Of("x + alpha")).Key);
        Assert.NotEqual(Of("2 * x").Key, Of("x").Key);
    }

    private LinearForm Of(string text) => LinearForm.Of(_formulas.Read(text)).Form;
}

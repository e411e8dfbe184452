using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Far out, where a form is no number even in double precision, it has the limit that it has reached before.</summary>
public class FarFormsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("exp(x * x) / (1 + exp(x * x))", 1.0)]
    [InlineData("x * exp(x * x) / (1 + exp(x * x))", null)]
    public void Inputs_are_clamped_where_the_limit_is_reached(string formula, double? limit)
    {
        var node = _formulas.Read(formula);
        double[] tried = [0, 1, 2, 3, 4, 5, 6, 8, 10, 20, 30, 100, 1000];
        var clamped = new FarForms(_formulas.Pool).Clamp(node, Evaluated.Points(_formulas, [.. tried, .. tried.Select(x => -x)]));
        Assert.Equal(double.NaN, Evaluated.InDouble(node, 1000));
        if (limit is { } expected)
        {
            Assert.Equal((expected, expected), (Evaluated.InDouble(clamped, 1000), Evaluated.InDouble(clamped, -1000)));
            Assert.Equal(Evaluated.InDouble(node, 1.5), Evaluated.InDouble(clamped, 1.5));
        }
        else
        {
            // It has not settled before it ends: nothing is known.
            Assert.Equal(double.NaN, Evaluated.InDouble(clamped, 1000));
        }
    }

    [Fact]
    public void A_form_that_is_a_number_everywhere_stays()
    {
        var node = _formulas.Read("sigmoid(x)");
        Assert.Same(node, new FarForms(_formulas.Pool).Clamp(node, Evaluated.Points(_formulas, -1000, -10, -1, 0, 1, 10, 1000)));
    }
}

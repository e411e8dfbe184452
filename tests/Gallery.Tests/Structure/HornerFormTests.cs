using ActGen.Gallery.Formulas;
using ActGen.Generator.Expressions;
using Gallery.Tests.Support;

namespace Gallery.Tests.Structure;

/// <summary>Polynomials stand as powers.</summary>
public class HornerFormTests
{
    [Theory]
    [InlineData("a0 + x * (a1 + x * (a2 + a3 * x))", "a0 + a1 * x + a2 * x * x + a3 * x * x * x")]
    [InlineData("a0 + 1 / x * (a1 + 1 / x * (a2 + a3 / x))", "a0 + a1 / x + a2 / x / x + a3 / x / x / x")]
    [InlineData(
        "1 + abs(x) * (abs(b1) + abs(x) * (abs(b2) + abs(b3) * abs(x)))",
        "1 + abs(b1) * abs(x) + abs(b2) * abs(x) * abs(x) + abs(b3) * abs(x) * abs(x) * abs(x)")]
    [InlineData(
        "b + abs(1 / x) * (c + abs(1 / x) * (d + abs(1 / x)))",
        "b + c / abs(x) + d / abs(x) / abs(x) + 1 / abs(x) / abs(x) / abs(x)")]
    [InlineData("exp(a + x * (b + x * (c + x)))", "exp(a + b * x + c * x * x + x * x * x)")]
    [InlineData("1 - x * (2 - x * (3 - x))", "1 - 2 * x + 3 * x * x - x * x * x")]
    [InlineData("a + x * (b + x)", "a + x * (b + x)")]
    [InlineData("a + x * (b + y * (c + y))", "a + x * (b + y * (c + y))")]
    public void A_nested_polynomial_is_a_sum_of_powers(string formula, string shown)
    {
        var expanded = FormulaPrinter.Print(HornerForms.Expand(FormulaReader.Read(formula)!));
        Assert.Equal(FormulaPrinter.Print(FormulaReader.Read(shown)!), expanded);
        foreach (var x in new[] { -2.5, 0.75, 3 })
        {
            var at = new Interpreter(new Dictionary<string, double>
            {
                ["x"] = x,
                ["y"] = 0.5,
                ["a"] = 1.5,
                ["b"] = -2,
                ["c"] = 0.25,
                ["d"] = 3,
                ["a0"] = 1,
                ["a1"] = 2,
                ["a2"] = -3,
                ["a3"] = 4,
                ["b1"] = 1,
                ["b2"] = -2,
                ["b3"] = 3,
            });
            Assert.Equal(at.Evaluate(FormulaReader.Read(formula)!), at.Evaluate(HornerForms.Expand(FormulaReader.Read(formula)!)), 1e-9);
        }
    }

    [Theory]
    [InlineData("PadeA")]
    [InlineData("PadeB")]
    public void The_page_has_the_powers_of_a_quotient(string name)
    {
        var formulas = GalleryPage.Card(name).Split("<dl class=\"formulas\">")[1];
        var first = formulas[..formulas.IndexOf("</math>", StringComparison.Ordinal)];
        foreach (var exponent in new[] { 2, 3, 4, 5 })
        {
            Assert.Contains($"<mn>{exponent}</mn></msup>", first, StringComparison.Ordinal);
        }
    }
}

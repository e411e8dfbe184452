using ActGen.Generator.Domains;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Of the forms of a function the one that keeps its digits: compared with closed forms that do not cancel.</summary>
public class PreciseFormsTests
{
    private static readonly Dictionary<string, Func<double, double>> Forms = new()
    {
        ["x - sin(x)"] = h => h * h * h * (1 - (h * h / 20 * (1 - (h * h / 42 * (1 - (h * h / 72 * (1 - (h * h / 110)))))))) / 6,
        ["1 / (1 + x) - 1 / (1 + 2 * x)"] = x => x / ((1 + x) * (1 + (2 * x))),
    };

    public static TheoryData<string> Texts => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_form_that_keeps_its_digits_is_found(string formula)
    {
        var formulas = new Formulas();
        var node = formulas.Read(formula);
        var forms = Of(formulas);
        var form = Assert.Single(forms.Of([node]));
        Assert.NotEmpty(forms.Repairs);
        double[] near = [-0.11f, -0.0007f, 0.0007f, 0.11f];
        Assert.Contains(near, x => Error(node, x, Forms[formula]) > 1e-5);
        Assert.All(near, x => Assert.InRange(Error(form, x, Forms[formula]), 0, 1e-6));
    }

    [Fact]
    public void A_form_that_is_good_stays()
    {
        var formulas = new Formulas();
        var node = formulas.Read("x * sigmoid(alpha * x)");
        var forms = Of(formulas);
        Assert.Same(node, Assert.Single(forms.Of([node])));
        Assert.Empty(forms.Repairs);
    }

    private static PreciseForms Of(Formulas formulas) => new(
        formulas.Pool, new([new SweptVariable(formulas.Input, Interval.All)], Evaluated.Values(0.5, 1)), nodes => nodes, node => node);

    private static double Error(Expr node, double x, Func<double, double> exact) =>
        Math.Abs((Evaluated.InFloat(node, x) / exact(x)) - 1);
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Around 0 a form that cancels beyond double precision goes on along a line: (1 - cos(x)) / x² is 1/2 there.</summary>
public class ContinuedFormsTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void Near_0_a_form_goes_on_along_a_line_and_farther_off_it_is_as_it_was()
    {
        var node = _formulas.Read("(1 - cos(x)) / sq(x)");
        var points = Evaluated.Points(_formulas, -1, -1e-9, 0, 1e-9, 1);
        var forms = new ContinuedForms(_formulas.Pool).Of(node, points.Where(p => Math.Abs(p.Value) < 1e-6), points).ToList();
        Assert.NotEmpty(forms);
        Assert.Equal(0, Evaluated.InDouble(node, 1e-9));
        Assert.All((double[])[-1e-9, 0, 1e-9], x => Assert.Contains(forms, f => Math.Abs(Evaluated.InDouble(f, x) - 0.5) < 1e-7));
        Assert.All(forms, f => Assert.Equal(1 - Math.Cos(1), Evaluated.InDouble(f, -1), 1e-15));
    }

    [Fact]
    public void Digits_lost_far_from_0_are_not_its_business()
    {
        var points = Evaluated.Points(_formulas, 0.5, 1);
        Assert.Empty(new ContinuedForms(_formulas.Pool).Of(_formulas.Read("1 / x"), points, points));
    }
}

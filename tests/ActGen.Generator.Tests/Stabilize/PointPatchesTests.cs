using System.Collections.Immutable;
using ActGen.Generator.Expressions;
using ActGen.Generator.Models;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class PointPatchesTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("alpha == 0 is x", "x * exp(alpha * x)", true)]
    [InlineData("alpha == 0 is x + 1", "x * exp(alpha * x)", false)]
    [InlineData("alpha == 0 is x", "(exp(alpha * x) - 1) / alpha", false)]
    [InlineData("alpha == 1 is exp(x)", "exp(alpha * x)", true)]
    [InlineData("alpha == 1 is exp(x) + beta", "exp(alpha * x) + beta", true)]
    public void A_patch_goes_where_its_neighbors_are_regular_and_agree(string patch, string formula, bool goes)
    {
        var parts = patch.Split(" is ");
        var (point, patched) = (double.Parse(parts[0][^1..], System.Globalization.CultureInfo.InvariantCulture), _formulas.Read(parts[1]));
        var (value, alpha) = (_formulas.Read(formula), (Variable)_formulas.Resolve("alpha")!);
        var patches = new PointPatches(_formulas.Pool, [new PointPatch(alpha, point, [patched])], 0);
        Assert.Equal(goes ? 0 : 1, patches.Remaining(value).Count);
        Assert.Same(goes ? value : _formulas.Read($"alpha == {point} ? {parts[1]} : {formula}"), patches.Apply(value));
    }
}

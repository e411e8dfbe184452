using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Near a point where a formula cancels it is a polynomial: compared with the series of the function, by hand.</summary>
public class SeriesPatchesTests
{
    private static readonly double[] Near = [-0.21f, -0.06f, -0.003f, 0.003f, 0.06f, 0.21f];

    private static readonly Dictionary<string, (double Center, Func<double, double> Series)> Forms = new()
    {
        ["x - sin(x)"] = (0, h => h * h * h * (1 - (h * h / 20 * (1 - (h * h / 42 * (1 - (h * h / 72)))))) / 6),
        ["1 - cos(x)"] = (0, h => h * h * (1 - (h * h / 12 * (1 - (h * h / 30 * (1 - (h * h / 56)))))) / 2),
        // Alpha is 1: x / 2 - x^2 / 12 and as much more of x - sin(x), each with its own factor.
        ["(exp(x) - 1 - x) / x + alpha * x - alpha * sin(x)"] = (0, h => (h * (1 + (h / 3 * (1 + (h / 4 * (1 + (h / 5 * (1 + (h / 6
            * (1 + (h / 7)))))))))) / 2) + (h * h * h * (1 - (h * h / 20 * (1 - (h * h / 42 * (1 - (h * h / 72)))))) / 6)),
        ["(exp(x) - 1 - x) / x"] = (0, h => h * (1 + (h / 3 * (1 + (h / 4 * (1 + (h / 5 * (1 + (h / 6 * (1 + (h / 7)))))))))) / 2),
    };

    public static TheoryData<string> Texts => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Digits_are_kept_where_the_formula_loses_them(string formula)
    {
        var formulas = new Formulas();
        var node = formulas.Read(formula);
        var (center, series) = Forms[formula];
        var points = new Sweep(Near.Select(h => new Place(formulas.Input, center + h, Evaluated.Values(0.5, 1)))).Points;
        var patches = new SeriesPatches(formulas.Pool);
        var patched = patches.Apply(node, points);
        Assert.NotEmpty(patches.Repairs);
        Assert.Contains(Near, h => Error(node, center, h, series) > 1e-4);
        Assert.All(Near, h => Assert.InRange(Error(patched, center, h, series), 0, 1e-6));
    }

    private static double Error(Expr node, double center, double h, Func<double, double> series) =>
        Math.Abs((Evaluated.InFloat(node, center + h) / series(h)) - 1);
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Quotients of exponentials as one that cannot overflow: the values are those of closed forms, far out too.</summary>
public class QuotientFormsTests
{
    private static readonly Dictionary<string, Func<double, double>> Forms = new()
    {
        ["exp(x) / (exp(x) + exp(-x))"] = x => Sigmoid(2 * x),
        ["(exp(x) - exp(-x)) / (exp(x) + exp(-x))"] = Math.Tanh,
        ["1 - exp(x) / (1 + exp(x))"] = x => Sigmoid(-x),
        ["exp(2 * x) / sq(1 + exp(2 * x))"] = x => Sigmoid(2 * x) * Sigmoid(-2 * x),
        ["log(exp(x) + exp(-x))"] = x => Math.Abs(x) + Math.Log(1 + Math.Exp(-2 * Math.Abs(x))),
        ["sigmoid(x) + sigmoid(-x) - exp(x) / (1 + exp(x))"] = x => Sigmoid(-x),
    };

    public static TheoryData<string> Texts => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_overflows_and_nothing_cancels(string formula)
    {
        var formulas = new Formulas();
        var node = formulas.Read(formula);
        var form = new QuotientForms(formulas.Pool).Of(node);
        Assert.NotSame(node, form);
        foreach (var x in (double[])[-1000, -80, -3.5, -0.125, 0.125, 1, 3.5, 80, 1000])
        {
            var expected = Forms[formula](x);
            Assert.Equal(expected, Evaluated.InDouble(form, x), 1e-12 * Math.Max(1e-3, Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData("x * alpha + 1")]
    [InlineData("sin(x)")]
    public void What_is_no_quotient_stays(string formula)
    {
        var formulas = new Formulas();
        Assert.Same(formulas.Read(formula), new QuotientForms(formulas.Pool).Of(formulas.Read(formula)));
    }

    private static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));
}

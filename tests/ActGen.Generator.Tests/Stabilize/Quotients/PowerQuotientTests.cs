using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class PowerQuotientTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void What_numerator_and_divisor_have_in_common_cancels()
    {
        // (x² + 3 x + 2) / (x + 1) = x + 2, also at x = -1.
        var quotient = Quotient([2, 3, 1], [1, 1]);
        Assert.All((double[])[-1, 0.25, 3], x => Assert.Equal(x + 2, Evaluated.InDouble(quotient, x), 1e-14));
    }

    [Fact]
    public void Far_out_both_are_divided_by_their_largest_powers()
    {
        var quotient = Quotient([5, 0, 0, 3], [1, 0, 0, 2]);
        Assert.Equal(1.5f, Evaluated.InFloat(quotient, 1e30));
        Assert.Equal(5, Evaluated.InDouble(quotient, 0), 1e-15);
        Assert.Equal((5 + 24) / 17.0, Evaluated.InDouble(quotient, 2), 1e-14);
    }

    [Fact]
    public void A_logarithm_needs_exponentials_and_positive_terms()
    {
        var unit = new ExponentialQuantity(_formulas.Pool, LinearForm.Of(_formulas.Input).Form);
        var log = Of(unit, [2, 1], [1, 1]).ToLog()!;
        // log((e^x + 2) / (e^x + 1)).
        Assert.All((double[])[-1000, -1, 0, 1, 1000], x => Assert.Equal(
            Math.Log((1 + (2 * Math.Exp(-Math.Max(x, 0) - (x < 0 ? x : 0)))) / (1 + Math.Exp(-Math.Max(x, 0) - (x < 0 ? x : 0)))) is var at
                && double.IsNaN(at) ? Math.Log(2) : at,
            Evaluated.InDouble(log, x), 1e-12));
        Assert.Null(Of(unit, [-2, 1], [1, 1]).ToLog());
        Assert.Null(Of(new VariableQuantity(_formulas.Pool, _formulas.Input), [2, 1], [1, 1]).ToLog());
    }

    private Expr Quotient(double[] numerator, double[] divisor) =>
        Of(new VariableQuantity(_formulas.Pool, _formulas.Input), numerator, divisor).ToExpr();

    private PowerQuotient Of(Quantity quantity, double[] numerator, double[] divisor) =>
        new(_formulas.Pool, quantity, Sum(numerator), [(Sum(divisor), 1)], 0, _formulas.Pool.One);

    private PowerSum Sum(double[] factors) =>
        PowerSum.Of([.. factors.Select((f, i) => ((double)i, f, (Expr)_formulas.Pool.One))], countsOnes: false)!;
}

using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>Quotients written such that nothing overflows: the values are those of closed forms, far out too.</summary>
public class ExpWriterTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void Exponentials_do_not_overflow()
    {
        var written = new ExpWriter(_formulas.Pool).Write(Read("exp(3 * x) / (exp(3 * x) + exp(x))"))!;
        Assert.All((double[])[-1000, -3, 0, 0.5, 1000], x =>
            Assert.Equal(1 / (1 + Math.Exp(-2 * x)), Evaluated.InDouble(written, x), 1e-15));
    }

    [Fact]
    public void Powers_do_not_overflow()
    {
        var written = new ExpWriter(_formulas.Pool).Write(Read("pow(x, 6) / (1 + pow(x, 6))"), _formulas.Input)!;
        Assert.Equal(1, Evaluated.InFloat(written, 1e30));
        Assert.Equal(64.0 / 65, Evaluated.InDouble(written, -2), 1e-15);
        Assert.Equal(1e-6, Evaluated.InDouble(written, 0.1), 1e-11);
    }

    [Fact]
    public void A_logarithm_is_a_line_and_what_bends_it()
    {
        var log = new ExpWriter(_formulas.Pool).WriteLog(Read("exp(x) + exp(-x)"))!;
        Assert.All((double[])[-1000, -0.5, 0, 2, 1000], x =>
            Assert.Equal(Math.Abs(x) + Math.Log(1 + Math.Exp(-2 * Math.Abs(x))), Evaluated.InDouble(log, x), 1e-12));
    }

    [Fact]
    public void What_it_has_no_form_for_is_null()
    {
        Assert.Null(new ExpWriter(_formulas.Pool).Write(Read("1 / (1 + exp(x) + exp(z))")));
        Assert.Null(new ExpWriter(_formulas.Pool).WriteLog(Read("exp(x) - 2 * exp(-x)")));
        Assert.Null(new ExpWriter(_formulas.Pool).Write(Read("exp(x) / (1 + exp(x))"), _formulas.Input));
    }

    private ExpFraction Read(string text) => FractionValue.Read(_formulas, text);
}

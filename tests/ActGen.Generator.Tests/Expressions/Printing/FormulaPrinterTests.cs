using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions.Printing;

/// <summary>A printed formula reads back as the same expression.</summary>
public class FormulaPrinterTests
{
    private const int Seeds = 400;

    [Fact]
    public void Random_formulas_read_back_as_themselves()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var formulas = new Formulas();
            var expected = new RandomFormulas(formulas.Pool, seed).Number(2 + (seed % 4));
            Assert.Same(expected, formulas.Read(FormulaPrinter.Print(expected)));
        }
    }

    [Fact]
    public void Random_conditions_read_back_as_themselves()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var formulas = new Formulas();
            var expected = new RandomFormulas(formulas.Pool, seed).Condition(2 + (seed % 4));
            if (expected is not Logic { Children.Length: 0 })
            {
                Assert.Same(expected, formulas.ReadCondition(FormulaPrinter.Print(expected)));
            }
        }
    }

    [Theory]
    [InlineData("x > 0 && (x < 1 && alpha > 2)")]
    [InlineData("x > 0 && x < 1 && alpha > 2")]
    [InlineData("x > 0 || (x < 1 || alpha > 2)")]
    [InlineData("(x > 0 || x < 1) && alpha > 2")]
    [InlineData("x > 0 || x < 1 && alpha > 2")]
    [InlineData("!(x > 0 && alpha > 2)")]
    [InlineData("!(x > 0) && alpha > 2")]
    [InlineData("(x > 0 ? x : 1) > alpha + 1")]
    public void Conditions_keep_their_parentheses(string text)
    {
        var formulas = new Formulas();
        var condition = formulas.ReadCondition(text);
        Assert.Equal(text, FormulaPrinter.Print(condition));
        Assert.Same(condition, formulas.ReadCondition(FormulaPrinter.Print(condition)));
    }

    [Theory]
    [InlineData("-x + 1", "1 - x")]
    [InlineData("-x - alpha", "-x - alpha")]
    [InlineData("-(x + alpha) * beta", "-(x + alpha) * beta")]
    [InlineData("x - 2 * (alpha + beta)", "x - 2 * (alpha + beta)")]
    [InlineData("x / alpha / beta", "x / (alpha * beta)")]
    [InlineData("1 / (x * x)", "1 / sq(x)")]
    [InlineData("x / -2", "-0.5 * x")]
    [InlineData("x / 3", "x / 3")]
    [InlineData("0.1 * -0.3 * x", "0.1 * -0.3 * x")]
    [InlineData("pow(0.1, 2) * x", "pow(0.1, 2) * x")]
    [InlineData("x * pow(10, -2)", "x * pow(10, -2)")]
    [InlineData("pow(10, -2)", "pow(10, -2)")]
    [InlineData("pow(x, 64) * pow(x, 36)", "pow(x, 64) * pow(x, 36)")]
    [InlineData("1 / (pow(x, 64) * pow(x, 36))", "1 / (pow(x, 64) * pow(x, 36))")]
    [InlineData("pow(x, 100)", "pow(x, 100)")]
    [InlineData("(x > 0 ? x : -x) * 2", "2 * (x > 0 ? x : -x)")]
    [InlineData("x > 0 ? (x > 1 ? 1 : x) : 0", "x > 0 ? (x > 1 ? 1 : x) : 0")]
    [InlineData("x > 0 ? 1 : x < -1 ? -1 : 0", "x > 0 ? 1 : x < -1 ? -1 : 0")]
    [InlineData("1e-7 * x", "1E-07 * x")]
    [InlineData("pi * e * x", "pi * e * x")]
    [InlineData("v3[1] - v3[0]", "v3[1] - v3[0]")]
    public void A_formula_is_written_as_a_person_would(string text, string expected)
    {
        var formulas = new Formulas();
        var expr = formulas.Read(text);
        Assert.Equal(expected, FormulaPrinter.Print(expr));
        Assert.Same(expr, formulas.Read(expected));
    }

    [Theory]
    [InlineData("gauss", "exp(-sq(1 - x))")]
    [InlineData("sechsq", "1 - sq(tanh(1 - x))")]
    [InlineData("exprel", "expm1(1 - x) / (1 - x)")]
    [InlineData("dexprel", "dexprel(1 - x)")]
    [InlineData("normcdf", "0.5 * erfc(-(1 - x) / sqrt(2))")]
    public void Functions_that_repairs_bring_in_are_written_as_what_they_stand_for(string function, string expected)
    {
        var formulas = new Formulas();
        Assert.Equal(expected, FormulaPrinter.Print(formulas.Pool.Call(function, formulas.Read("1 - x"))));
    }

    [Fact]
    public void A_sum_takes_the_sign_of_a_letter_that_stands_for_a_negative_number()
    {
        var formulas = new Formulas();
        var affine = formulas.Pool.Call("affine", formulas.Read("alpha"), formulas.Read("x"), formulas.Read("-2"));
        Assert.Equal("alpha * x - 2", FormulaPrinter.Print(affine));
    }

    [Fact]
    public void Templates_that_repeat_their_argument_do_not_multiply_without_end()
    {
        var pool = new ExprPool();
        Expr nested = pool.Variable("x", VariableKind.Input);
        for (var i = 0; i < 60; i++)
        {
            nested = pool.Call("exprel", nested);
        }

        Assert.Equal("...", FormulaPrinter.Print(nested));
        Assert.Equal(@"\dots", LatexPrinter.Print(nested));
    }

    [Fact]
    public void Printing_makes_no_expression()
    {
        var formulas = new Formulas();
        var expr = formulas.Read("(1 - 2 * x) / (alpha * sq(x)) - 3 * tanh(x)");
        expr = formulas.Pool.Call("sechsq", expr);
        var next = formulas.Pool.Variable("first", VariableKind.Symbol).Id + 1;
        FormulaPrinter.Print(expr);
        MathMLPrinter.Print(expr);
        Assert.Equal(next, formulas.Pool.Variable("second", VariableKind.Symbol).Id);
    }
}

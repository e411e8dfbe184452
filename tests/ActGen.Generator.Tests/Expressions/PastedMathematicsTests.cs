using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Mathematics as it is typeset, and choices as other languages write them, are told as the formula that is meant.</summary>
public class PastedMathematicsTests
{
    [Theory]
    [InlineData("x − 1", "x - 1")]
    [InlineData("x – 1", "x - 1")]
    [InlineData("2 · x × 3 ÷ 4", "2 * x * 3 / 4")]
    [InlineData("x²", "sq(x)")]
    [InlineData("1 + (x − 1)³", "1 + pow(x - 1, 3)")]
    [InlineData("exp(−x²)", "exp(-sq(x))")]
    [InlineData("x⁻¹²", "pow(x, -12)")]
    [InlineData("sin(x)²", "sq(sin(x))")]
    [InlineData("√x + √(1 + x)", "sqrt(x) + sqrt((1 + x))")]
    [InlineData("x / (1 + |x|)", "x / (1 + abs(x))")]
    [InlineData("|x| + |x + 1|", "abs(x) + abs(x + 1)")]
    [InlineData("0,5 * x", "0.5 * x")]
    [InlineData("(0,5 + x) · 2", "(0.5 + x) * 2")]
    [InlineData("max(0,1) − x", "max(0,1) - x")]
    [InlineData("x ≥ 0 ? x : 0", "x >= 0 ? x : 0")]
    [InlineData("x ≠ 0 ∧ x ≤ 2 ? x : 0", "x != 0 && x <= 2 ? x : 0")]
    [InlineData("π · x²", "pi * sq(x)")]
    [InlineData("if (x > 0) x else 0", "x > 0 ? x : 0")]
    [InlineData("if (x > 0) return x; else return 0;", "x > 0 ? x : 0")]
    [InlineData("if x > 0 then x else 0", "x > 0 ? x : 0")]
    [InlineData("x if x > 0 else 0", "x > 0 ? x : 0")]
    [InlineData("x > 0 and x < 1 ? x : 0", "x > 0 && x < 1 ? x : 0")]
    [InlineData("x > 0 or not x > -1 ? x : 0", "x > 0 || !(x > -1) ? x : 0")]
    [InlineData("return x * 2;", "x * 2")]
    [InlineData("x.^2 + x .* 3", "sq(x) + x * 3")]
    [InlineData("x\u200b + 1", "x + 1")]
    [InlineData("1 + (x − 1)²", "1 + sq(x - 1)")]
    [InlineData("x·e^{-x²}", "x*exp(-sq(x))")]
    [InlineData("x·e^(-x)", "x*exp(-x)")]
    [InlineData("2·x^3 + x^-1", "2*pow(x, 3) + pow(x, -1)")]
    [InlineData("x₁ · x₂", "x1 * x2")]
    [InlineData("\\frac{1}{1+e^{-x}}", "((1) / (1+exp(-x)))")]
    [InlineData("x \\cdot \\sigma(\\beta x_{1})", "x * sigmoid(beta * x_1)")]
    [InlineData("\\max\\left(0, x\\right)", "max(0, x)")]
    [InlineData("\\frac{x}{\\sqrt{1 + \\frac{x}{2}}}", "((x) / (sqrt(1 + ((x) / (2)))))")]
    [InlineData("\\tanh x", "tanh(x)")]
    [InlineData("sin x + log 2", "sin(x) + log(2)")]
    [InlineData("if(x>0, max(x, 1), 0)", "x>0 ? max(x, 1) : 0")]
    [InlineData("IF(x > 0; x; 0)", "x > 0 ? x : 0")]
    [InlineData("if x > 0: x else: 0", "x > 0 ? x : 0")]
    [InlineData("(x > 0).float() * x", "(x > 0 ? 1 : 0) * x")]
    [InlineData("lambda x: x * 2", "x * 2")]
    [InlineData("def f(x): return x * 2", "x * 2")]
    [InlineData("exp{x} * max{0, x}", "exp(x) * max(0, x)")]
    [InlineData("not x > 0 ? 1 : 0", "!(x > 0) ? 1 : 0")]
    [InlineData("not (x > 0) ? 1 : 0", "!(x > 0) ? 1 : 0")]
    [InlineData("x =< 0 ? 0 : x", "x <= 0 ? 0 : x")]
    [InlineData("x mod 2", "(x - 2 * floor(x / 2))")]
    [InlineData("max(x, 0.) + 5. * x", "max(x, 0) + 5 * x")]
    [InlineData("x * 2;", "x * 2")]
    [InlineData("exp(-x²/2)/√(2π)", "exp(-sq(x)/2)/sqrt((2 * pi))")]
    [InlineData("sign(x) (1 - exp(-|x|))", "sign(x) * (1 - exp(-abs(x)))")]
    [InlineData("0.5x(1 + tanh(x)) + .5 x", "0.5 * x(1 + tanh(x)) + .5 * x")]
    [InlineData("1e-3x − 0x1F", "1e-3 * x - 0x1F")]
    [InlineData("\\max\\{0, x\\}", "max(0, x)")]
    [InlineData("||x||", "sqrt(rowsum(sq(x)))")]
    [InlineData("x / ||x||", "x / sqrt(rowsum(sq(x)))")]
    [InlineData("x / (1 + ‖x‖)", "x / (1 + sqrt(rowsum(sq(x))))")]
    [InlineData("||x||_2 + 1", "sqrt(rowsum(sq(x))) + 1")]
    [InlineData("||x||₁", "rowsum(abs(x))")]
    [InlineData("‖x‖_∞", "rowmax(abs(x))")]
    [InlineData("||x||²", "sq(sqrt(rowsum(sq(x))))")]
    [InlineData("|x|²", "sq(abs(x))")]
    [InlineData("2|x|", "2 * abs(x)")]
    [InlineData("α x", "α * x")]
    [InlineData("α x + β", "α * x + β")]
    [InlineData("2 α x + β", "2 * α * x + β")]
    [InlineData("max(0; x) + 1", "max(0, x) + 1")]
    [InlineData("a b x + 1", "a * b * x + 1")]
    [InlineData("π x", "pi * x")]
    [InlineData("sin(2πx)", "sin(2 * pi * x)")]
    [InlineData("exp (x) + a x", "exp (x) + a * x")]
    [InlineData("int(x) + float(x)", "(sign(x) * floor(abs(x))) + (x)")]
    [InlineData("x .^ 2", "sq(x)")]
    [InlineData("x .^ 2 .* 3 + x ^ 3 − 1", "sq(x) * 3 + pow(x, 3) - 1")]
    [InlineData("x # comment", "x")]
    [InlineData("x * 2 # twice", "x * 2")]
    [InlineData("$x$", "x")]
    [InlineData("$$x + 1$$", "x + 1")]
    [InlineData("\\(x + 1\\)", "x + 1")]
    [InlineData("`x + 1`", "x + 1")]
    [InlineData("if (x > 0) { x } else { 0 }", "x > 0 ? x : 0")]
    [InlineData("if (x > 0) { return x; } else { return 0; }", "x > 0 ? x : 0")]
    [InlineData("if (x > 0) { return x; } return 0;", "x > 0 ? x : 0")]
    [InlineData("if (x > 1) { x } else if (max(x, -1) > -1) { 2 } else { 0 }", "x > 1 ? x : max(x, -1) > -1 ? 2 : 0")]
    [InlineData("if (max(x, 1) > 2) x else if (x < 0) 1 else 0", "max(x, 1) > 2 ? x : x < 0 ? 1 : 0")]
    [InlineData("1.000,5 * x", "1000.5 * x")]
    [InlineData("1,000.5 * x", "1000.5 * x")]
    [InlineData("1.000.000,5 · x", "1000000.5 * x")]
    [InlineData("|x + |x||", "abs(x + abs(x))")]
    [InlineData("||x| - 1|", "abs(abs(x) - 1)")]
    [InlineData("x|x|", "x * abs(x)")]
    [InlineData("x > 0 || |x| < 2 ? 1 : 0", "x > 0 || abs(x) < 2 ? 1 : 0")]
    [InlineData("\\lfloor x \\rfloor", "floor( x )")]
    [InlineData("\\lceil x \\rceil", "(-floor(-( x )))")]
    [InlineData("⌊x⌋", "floor(x)")]
    [InlineData("\\lvert x \\rvert", "abs( x )")]
    [InlineData("\\left| x \\right|", "abs( x )")]
    [InlineData("\\lVert x \\rVert", "sqrt(rowsum(sq(x)))")]
    [InlineData("\\sqrt[3]{x}", "cbrt(x)")]
    public void It_is_told_what_is_meant(string text, string meant) => Assert.Equal(meant, PastedMathematics.Meant(text));

    [Theory]
    [InlineData("x² − 2 · x", "sq(x) - 2 * x")]
    [InlineData("√(x² + 1) − 1", "sqrt((sq(x) + 1)) - 1")]
    public void The_fix_is_the_whole_formula(string text, string meant)
    {
        var parser = Parser();
        Assert.Null(parser.ParseNumber(text));
        var edit = Assert.Single(Assert.Single(parser.Errors).Edits);
        Assert.Equal((0, text.Length, meant), (edit.Start, edit.Length, edit.Text));
        Assert.NotNull(parser.ParseNumber(meant));
    }

    [Theory]
    [InlineData("x +")]
    [InlineData("(x]")]
    [InlineData("x²² ²")]
    [InlineData("|")]
    [InlineData("√")]
    [InlineData("²")]
    [InlineData("if")]
    [InlineData("((((²")]
    [InlineData("x is positive")]
    [InlineData("the input x")]
    [InlineData("x > 0 || x < -1 || ? x : 0")]
    public void What_means_nothing_is_left_alone(string text)
    {
        var parser = Parser();
        Assert.Null(parser.ParseNumber(text));
        Assert.Empty(Assert.Single(parser.Errors).Edits);
    }

    [Theory]
    [InlineData("a * x + exp(b) / c + a", "a b c")]
    [InlineData("foo(x) + bar(x) + zed", "foo bar zed")]
    [InlineData("zed + foo(x) + q[0] + gelu(x)", "zed foo q gelu(x)")]
    [InlineData("PI * x + Math.PI", "PI Math.PI")]
    [InlineData("1 / foo(a) + torch.exp(b) * gelu(c)", "foo a torch.exp(b) b gelu(c) c")]
    [InlineData("where(a > 0, foo(x), 1)", "where(a > 0, foo(x), 1) a foo")]
    public void All_unknown_names_are_told_at_once(string formula, string names)
    {
        var run = GeneratorRun.Of($"[Activation(\"{formula}\")] partial struct A;");
        Assert.Equal(names.Split(' '), string.Join(" ", run.Diagnostics.Select(d =>
            d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length))).Split(' '));
    }

    private static FormulaParser Parser()
    {
        var scope = new Formulas();
        return new FormulaParser(scope.Pool, scope);
    }
}

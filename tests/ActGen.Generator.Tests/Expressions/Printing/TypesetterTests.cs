using System.Xml.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions.Printing;

/// <summary>LaTeX and MathML mean what the formula means: parentheses where they are needed, and only there.</summary>
public class TypesetterTests
{
    private const int Seeds = 400;

    [Theory]
    [InlineData("(x + 1) * (x - 1)", @"\left(x + 1\right) \, \left(x - 1\right)")]
    [InlineData("2 * (x + 1)", @"2 \, \left(x + 1\right)")]
    [InlineData("x * (x + 1)", @"x \cdot \left(x + 1\right)")]
    [InlineData("(x + 1) / (x - 1)", @"\frac{x + 1}{x - 1}")]
    [InlineData("x / (alpha * (x + 1))", @"\frac{x}{\alpha \cdot \left(x + 1\right)}")]
    [InlineData("1 - (x + 1) * alpha", @"1 - \left(x + 1\right) \, \alpha")]
    [InlineData("-(x + 1) * alpha", @"-\left(x + 1\right) \, \alpha")]
    [InlineData("sq(x + 1)", @"\left(x + 1\right)^{2}")]
    [InlineData("sq(x / (1 + x))", @"\frac{x^{2}}{\left(1 + x\right)^{2}}")]
    [InlineData("pow(x / 3, alpha)", @"\left(\frac{x}{3}\right)^{\alpha}")]
    [InlineData("pow(-2, alpha)", @"\left(-2\right)^{\alpha}")]
    [InlineData("pow(-x, alpha)", @"\left(-x\right)^{\alpha}")]
    [InlineData("pow(exp(x), alpha)", @"\left(e^{x}\right)^{\alpha}")]
    [InlineData("sq(exp(x))", @"\left(e^{x}\right)^{2}")]
    [InlineData("sq(sin(x))", @"\sin^{2}\left(x\right)")]
    [InlineData("1 / sq(tanh(x))", @"\frac{1}{\tanh^{2}\left(x\right)}")]
    [InlineData("sq(log2(x))", @"\log_{2}^{2}\left(x\right)")]
    [InlineData("pow(sin(x), alpha)", @"\left(\sin\left(x\right)\right)^{\alpha}")]
    [InlineData("sq(abs(x))", @"\left|x\right|^{2}")]
    [InlineData("sq(floor(x))", @"\left\lfloor x\right\rfloor ^{2}")]
    [InlineData("expm1(x) * alpha", @"\left(e^{x} - 1\right) \, \alpha")]
    [InlineData("alpha - expm1(x)", @"\alpha - \left(e^{x} - 1\right)")]
    [InlineData("alpha / expm1(x)", @"\frac{\alpha}{e^{x} - 1}")]
    [InlineData("log1p(-x)", @"\ln\left(1 - x\right)")]
    [InlineData("exp(-x * x / 2)", @"e^{-0.5 \, x^{2}}")]
    [InlineData("exp(x > 0 ? x : 0)", @"\exp\left(\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}\right)")]
    [InlineData("2 * (x > 0 ? x : 0)", @"2 \, \left(\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}\right)")]
    [InlineData("x > 0 && (x < 1 || alpha >= 2) ? 1 : 0",
        @"\begin{cases} 1 & x > 0 \land \left(x < 1 \lor \alpha \ge 2\right) \\ 0 & \text{otherwise} \end{cases}")]
    [InlineData("x > 0 && (x < 1 && alpha >= 2) ? 1 : 0",
        @"\begin{cases} 1 & x > 0 \land \left(x < 1 \land \alpha \ge 2\right) \\ 0 & \text{otherwise} \end{cases}")]
    [InlineData("x > 0 || x < 1 && alpha >= 2 ? 1 : 0",
        @"\begin{cases} 1 & x > 0 \lor x < 1 \land \alpha \ge 2 \\ 0 & \text{otherwise} \end{cases}")]
    [InlineData("!(x > 0) ? 1 : 0", @"\begin{cases} 1 & \lnot \left(x > 0\right) \\ 0 & \text{otherwise} \end{cases}")]
    [InlineData("0.1 * -0.3 * x", @"0.1 \, \left(-0.3\right) \, x")]
    [InlineData("0.1 * 0.3 * x", @"0.1 \cdot 0.3 \, x")]
    [InlineData("1e-7 * x", @"1 \cdot 10^{-7} \, x")]
    [InlineData("v3[2] * pi", @"\pi \, v_{3, 2}")]
    [InlineData("sqrt(x + 1) * cbrt(x)", @"\sqrt{x + 1} \, \sqrt[3]{x}")]
    [InlineData("max(x, -1) - min(x, alpha + 1)", @"\max\left(x, -1\right) - \min\left(x, \alpha + 1\right)")]
    [InlineData("0.3989422804014327 * x", @"\frac{1}{\sqrt{2 \, \pi}} \, x")]
    [InlineData("alpha - 1.1283791670955126 * x", @"\alpha - \frac{2}{\sqrt{\pi}} \, x")]
    [InlineData("1.4426950408889634", @"\frac{1}{\ln\left(2\right)}")]
    [InlineData("sigmoid(-x)", @"\sigma\left(-x\right)")]
    [InlineData("asinh(x)", @"\operatorname{arsinh}\left(x\right)")]
    public void Latex(string formula, string expected) => Assert.Equal(expected, LatexPrinter.Print(Formulas.Of(formula)));

    [Theory]
    [InlineData("x / (1 + x)", "<mfrac><mi>x</mi><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow></mfrac>")]
    [InlineData("sqrt(x)", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData("cbrt(x)", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData("exp(-x)", "<msup><mi>e</mi><mrow><mo form=\"prefix\">−</mo><mi>x</mi></mrow></msup>")]
    [InlineData("sigmoid(x)",
        "<mrow><mrow><mi>σ</mi><mo>&#x2061;</mo></mrow><mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mi>x</mi><mo form=\"postfix\" "
        + "stretchy=\"true\">)</mo></mrow></mrow>")]
    [InlineData("x < 0 ? 1 : 2",
        "<mrow><mo form=\"prefix\" stretchy=\"true\">{</mo><mtable class=\"pieces\">"
        + "<mtr><mtd><mn>1</mn></mtd><mtd><mtext>if&#xA0;</mtext><mrow><mi>x</mi><mo>&lt;</mo><mn>0</mn></mrow></mtd></mtr>"
        + "<mtr><mtd><mn>2</mn></mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>")]
    public void MathML(string formula, string expected) =>
        Assert.Equal($"<math display=\"block\">{expected}</math>", MathMLPrinter.Print(Formulas.Of(formula)));

    [Fact]
    public void What_the_eye_takes_in_has_the_value_of_the_formula()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var formulas = new Formulas();
            var random = new RandomFormulas(formulas.Pool, seed);
            var expr = random.Number(2 + (seed % 4));
            var seen = formulas.Read(Linear.Of(Typesetter.Typeset(expr)));
            for (var i = 0; i < 5; i++)
            {
                var point = random.Point();
                var (expected, actual) = (new Interpreter(point).Evaluate(expr), new Interpreter(point).Evaluate(seen));
                Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"seed {seed}: {expr} reads as {seen}");
            }
        }
    }

    [Fact]
    public void What_the_eye_takes_in_is_the_formula_itself()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var formulas = new Formulas();
            var random = new RandomFormulas(formulas.Pool, seed);
            var (number, condition) = (random.Number(2 + (seed % 4)), random.Condition(2 + (seed % 4)));
            Assert.Same(Spelled(number), Spelled(formulas.Read(Linear.Of(Typesetter.Typeset(number)))));
            if (condition is not Logic { Children.Length: 0 })
            {
                Assert.Same(Spelled(condition), Spelled(formulas.ReadCondition(Linear.Of(Typesetter.Typeset(condition)))));
            }
        }
    }

    // With the functions that are typeset as a formula, such as expm1, written out, and the numbers below a line as one.
    private static Expr Spelled(Expr node)
    {
        var pool = node.Pool;
        return pool.Map(node, Spelled) switch
        {
            Call { Function.Typeset: FormulaTypeset typeset } call => RuleText.Expand(pool, typeset.Text, call.Children, call),
            Product product => product.Children.Where(f => !IsDivisor(f))
                .Aggregate(Below(pool, product.Children.Where(IsDivisor)), (all, factor) => all * factor),
            Power power when IsDivisor(power) => Below(pool, [power]),
            var spelled => spelled,
        };
    }

    private static bool IsDivisor(Expr factor) => factor is Power { Base: Number, Exponent: < 0 };

    private static Expr Below(ExprPool pool, IEnumerable<Expr> divisors) =>
        pool.Power(divisors.Aggregate(pool.One, (all, divisor) => all * pool.Power(divisor, -1)), -1);

    [Fact]
    public void MathML_of_random_formulas_is_well_formed_and_within_MathML_Core()
    {
        string[] core = ["math", "mrow", "mn", "mi", "mo", "mtext", "mfrac", "msup", "msub", "msubsup", "msqrt", "mroot", "mtable", "mtr",
            "mtd"];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var pool = new ExprPool();
            var math = XElement.Parse(MathMLPrinter.Print(new RandomFormulas(pool, seed).Number(2 + (seed % 4))));
            Assert.All(math.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, core));
        }
    }

    [Theory]
    [InlineData("alpha", @"\alpha")]
    [InlineData("slope", @"\mathrm{slope}")]
    [InlineData("a1", "a_{1}")]
    [InlineData("w[10]", "w_{10}")]
    [InlineData("_x", "x")]
    [InlineData("_", "_")]
    [InlineData("Swish_beta", @"\mathrm{Swish}_{\beta}")]
    [InlineData("Apl_a[2]", @"\mathrm{Apl}_{a, 2}")]
    public void Names(string name, string expected) =>
        Assert.Equal(expected, LatexPrinter.Print(new ExprPool().Variable(name, VariableKind.Learnable)));
}

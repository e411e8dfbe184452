using System.Reflection;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Every mistake: its kind, the characters it is reported at (between the brackets), and what the message will mention.</summary>
public class FormulaErrorTests
{
    [Theory]
    [InlineData("UnknownName", "x + [alhpa] * 2", "alhpa", "alpha")]
    [InlineData("UnknownName", "[delta9]", "delta9", "")]
    [InlineData("UnknownName", "[w][0]", "w", "", "[]")]
    [InlineData("UnknownName", "2 * [Pi]", "Pi", "pi")]
    [InlineData("UnknownName", "sum(i, 0, 2, x) + [i]", "i", "")]
    [InlineData("UnknownFunction", "1 + [sigmod](x)", "sigmod", "sigmoid")]
    [InlineData("UnknownFunction", "[Softpluss](x)", "Softpluss", "Softplus")]
    [InlineData("UnknownFunction", "[affine](x, x, x)", "affine", "")]
    [InlineData("UnknownFunction", "[f](x)", "f", "")]
    [InlineData("WrongArity", "2 * [max(x)]", "max", "2", "1", "rowmax(x)")]
    [InlineData("WrongArity", "[exp()]", "exp", "1", "0")]
    [InlineData("WrongArity", "[clamp(x, 0)] + 1", "clamp", "3", "2", "max(x, 0)")]
    [InlineData("WrongArity", "[sum(i, 0, 2)]", "sum", "4", "3")]
    [InlineData("NumberExpected", "1 + [(x > 0)]", "(x > 0)")]
    [InlineData("NumberExpected", "exp([x > 0])", "x > 0")]
    [InlineData("NumberExpected", "[x > 0]", "x > 0")]
    [InlineData("NumberExpected", "x > 0 ? [true] : 1", "true")]
    [InlineData("EmptyRange", "2 * [clamp(x, 1, -1)]", "clamp(x, 1, -1)", "1", "-1")]
    [InlineData("ChainedComparison", "[0 < x <= 1] ? x : 0", "0 < x <= 1", "0 < x && x <= 1")]
    [InlineData("ConditionExpected", "[x] ? 1 : 2", "x")]
    [InlineData("ConditionExpected", "x > 0 && [x] ? 1 : 2", "x")]
    [InlineData("ConditionExpected", "![(x)] ? 1 : 2", "(x)")]
    [InlineData("PowerOperator", "x [^] 2", "x", "2")]
    [InlineData("PowerOperator", "1 + (x + 1) [^] alpha", "(x + 1)", "alpha")]
    [InlineData("PowerOperator", "2 * -x [^] 2 + 1", "x", "2")]
    [InlineData("Unsupported", "x [%] 2", "%")]
    [InlineData("Unsupported", "x [<<] 2", "<<")]
    [InlineData("Unsupported", "[~]x", "~")]
    [InlineData("Unsupported", "[\"x\"]", "\"x\"")]
    [InlineData("Unsupported", "['x'] + 1", "'x'")]
    [InlineData("Unsupported", "[x.Length]", "x.Length", "names cannot contain a '.'; to multiply write *")]
    [InlineData("Unsupported", "[x => x]", "x => x")]
    [InlineData("Unsupported", "[x = 2]", "x = 2")]
    [InlineData("Unsupported", "[x++]", "x++")]
    [InlineData("Unsupported", "[Math.Exp(x)]", "Math.Exp(x)", "write exp(x)")]
    [InlineData("Unsupported", "1 + [x.mean()]", "x.mean()", "write rowmean(x)")]
    [InlineData("Unsupported", "2 * x [**] 2", "**", "write sq(x)")]
    [InlineData("PowerOperator", "1 + sin[^]2(x)", "sin(x)", "2")]
    [InlineData("Unsupported", "x [/] 0", "/ 0", "division by constant zero")]
    [InlineData("IntegerExpected", "v3[[x]]", "x")]
    [InlineData("IntegerExpected", "v3[[0.5]]", "0.5")]
    [InlineData("IntegerExpected", "sum(i, [alpha], 3, x)", "alpha")]
    [InlineData("IntegerExpected", "sum(i, 0, [1.5], x)", "1.5")]
    [InlineData("IntegerExpected", "[v3[0, 1]]", "[0, 1]")]
    [InlineData("NotAVector", "[alpha[0]]", "alpha")]
    [InlineData("IndexOutOfRange", "1 + [v3[3]]", "v3", "3", "3")]
    [InlineData("IndexOutOfRange", "[v3[-1]]", "v3", "-1", "3")]
    [InlineData("IndexOutOfRange", "sum(i, 0, 5, [v3[i]])", "v3", "3", "3")]
    [InlineData("TooLarge", "1 + [sum(i, 1, 20000, x)]",
        "a sum of 20000 terms (the limit is 10000): take fewer, or write the sum in closed form")]
    [InlineData("Inlining", "[Mish](x)", "Mish", "it has several outputs")]
    public void A_mistake_is_found_in_its_place(string kind, string marked, params string[] arguments)
    {
        // The outermost brackets mark the place, unless they are those of an element.
        var (text, start, length) = Unmark(marked);
        var errors = Errors(text);
        var error = errors[0];
        Assert.Equal(kind, error.Kind.ToString());
        Assert.Equal(text[start..(start + length)], text[error.Start..(error.Start + error.Length)]);
        Assert.Equal(start, error.Start);
        Assert.Equal(arguments, error.Arguments);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("   ", 0, 1)]
    [InlineData("x +", 2, 1)]
    [InlineData("x * (2 + x", 9, 1)]
    [InlineData("x > 0 ? 1", 8, 1)]
    [InlineData("x x", 2, 1)]
    [InlineData("sin(x)) + 1", 6, 1)]
    [InlineData("1 + 2x", 5, 1)]
    [InlineData("x $ 2", 2, 1)]
    [InlineData("2 * 1e999 * x", 4, 5)]
    [InlineData("99999999999999999999 * x", 0, 20)]
    [InlineData("1e999", 0, 5)]
    public void A_syntax_error_is_reported_inside_the_text(string text, int start, int length)
    {
        var error = Assert.Single(Errors(text));
        Assert.Equal(FormulaErrorKind.Syntax, error.Kind);
        Assert.Equal((start, length), (error.Start, error.Length));
        Assert.NotEmpty(error.Arguments[0]);
    }

    [Fact]
    public void Every_kind_of_mistake_is_tested()
    {
        var kinds = typeof(FormulaErrorTests).GetMethod(nameof(A_mistake_is_found_in_its_place))!
            .GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(Enum.GetNames<FormulaErrorKind>().Order(), kinds.Append("Syntax").Distinct().Order());
    }

    [Fact]
    public void A_condition_that_is_a_number_is_a_mistake()
    {
        var parser = new FormulaParser(new ExprPool(), new Formulas());
        Assert.Null(parser.ParseCondition("x + 1"));
        Assert.Equal("ConditionExpected@0+5(x + 1)", parser.Errors[0].ToString());
    }

    [Fact]
    public void A_parser_can_be_used_again_after_a_mistake()
    {
        var parser = new FormulaParser(new ExprPool(), new Formulas());
        Assert.Null(parser.ParseNumber("sum(i, 0, 1, q)"));
        Assert.NotNull(parser.ParseNumber("x"));
        Assert.Empty(parser.Errors);
        Assert.Null(parser.ParseNumber("x + i"));
    }

    /// <summary>Whatever is typed, there is an answer; texts are cut out of, and put into, right ones.</summary>
    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        var random = new Random(4);
        var right = new[] { "x > 0 ? max(x, alpha) : -log(1 + x * v3[1])", "sum(i, 0, 2, v3[i] * sin(i * x))",
            "!(x < 1 && x >= -1e-3) ? 0.5f : sq(x)" };
        const string Odd = "()[]{},;:?!<>=&|+-*/^%~.\"'\\@#$_ \u221e\0\n0eExi";
        for (var i = 0; i < 4000; i++)
        {
            var text = right[i % 3].ToList();
            for (var k = random.Next(1, 5); k > 0; k--)
            {
                var at = random.Next(text.Count);
                if (random.Next(2) == 0)
                {
                    text.RemoveAt(at);
                }
                else
                {
                    text.Insert(at, Odd[random.Next(Odd.Length)]);
                }
            }

            var formula = new string(text.ToArray());
            var parser = new FormulaParser(new ExprPool(), new Formulas());
            var result = parser.ParseNumber(formula);
            Assert.Equal(result is null, parser.Errors.Count > 0);
            Assert.All(parser.Errors,
                e => Assert.True(e.Start >= 0 && e.Length >= 0 && e.Start + e.Length <= formula.Length, $"{formula}: {e}"));
        }
    }

    private static IReadOnlyList<FormulaError> Errors(string text)
    {
        var parser = new FormulaParser(new ExprPool(), new Formulas());
        Assert.Null(parser.ParseNumber(text));
        return parser.Errors;
    }

    private static (string Text, int Start, int Length) Unmark(string marked)
    {
        var start = marked.IndexOf("[[", StringComparison.Ordinal) is var inner and >= 0 ? inner + 1
            : marked.IndexOf("[v3[", StringComparison.Ordinal) is var vector and >= 0 ? vector
            : marked.IndexOf('[');
        var depth = 0;
        var end = start;
        do
        {
            depth += marked[end] == '[' ? 1 : marked[end] == ']' ? -1 : 0;
            end++;
        }
        while (depth > 0);
        return (marked.Remove(end - 1, 1).Remove(start, 1), start, end - start - 2);
    }
    /// <summary>The compiler's own words are about C#: none of them is told, and no empty quotes.</summary>
    [Fact]
    public void A_syntax_error_is_told_in_words_about_formulas()
    {
        var random = new Random(5);
        var seen = new HashSet<string>();
        const string Characters = "x1.,()[]{}+-*/<>=!?:&|^%~#$@`'\"\\; ifelsexor";
        for (var i = 0; i < 3000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Characters[random.Next(Characters.Length)])]);
            var parser = new FormulaParser(new ExprPool(), new Formulas());
            parser.ParseNumber(text);
            seen.UnionWith(parser.Errors.Where(error => error.Kind == FormulaErrorKind.Syntax).Select(error => error.Arguments[0]));
        }

        Assert.True(seen.Count > 50);
        string[] never = ["''", " expected", "expression", "token"];
        Assert.DoesNotContain(seen, s => never.Any(n => s.Contains(n, StringComparison.OrdinalIgnoreCase)));
    }

}

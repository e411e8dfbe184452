using System.Text;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Texts that are too much: an answer within a second, never an overflow of the stack.</summary>
[Trait("Speed", "Slow")]
public class FormulaLimitTests
{
    public static TheoryData<string, string> Huge => new()
    {
        { "characters", "x" + Repeat(" + x", 2600) },
        { "parentheses", Repeat("(", 300) + "x" + Repeat(")", 300) },
        { "calls", Repeat("sin(", 300) + "x" + Repeat(")", 300) },
        { "indices", Repeat("v3[", 300) + "0" + Repeat("]", 300) },
        { "terms of a sum", "sum(i, 1, 100000, sin(i * x))" },
        { "sums of sums", "sum(i, 1, 9000, sum(j, 1, 9000, x))" },
        { "empty sums of sums", "sum(i, 1, 9000, sum(j, 1, 9000, sum(k, 1, 9000, 0)))" },
        { "sums of sums of different terms", "sum(i, 1, 9000, sum(j, 1, 9000, sin(i * x) * cos(j * x)))" },
        { "comparisons", Repeat("x<", 4000) + "x" },
        { "sums that start far below", "sum(i, -2147483648, 2147483647, x)" },
    };

    /// <summary>As much as is read, in shapes that are deep or wide.</summary>
    public static TheoryData<string, string> Large => new()
    {
        { "terms", "x" + Repeat(" + sin(x)", 1000) },
        { "different terms", "0" + string.Concat(Enumerable.Range(1, 800).Select(i => $"+sin({i}*x)")) },
        { "numbers that do not add up", "x" + string.Concat(Enumerable.Range(0, 2400).Select(i => $"+.{(i % 89) + 10}")) },
        { "factors", "x" + Repeat("*alpha/x", 1200) },
        { "signs", Repeat("-", 4000) + "x" },
        { "nots", Repeat("!", 4000) + "(x > 0) ? 1 : 0" },
        { "choices", Repeat("x>1?2:", 1600) + "3" },
        { "choices in choices", Repeat("x>1?", 1200) + "3" + Repeat(":2", 1200) },
        { "conditions", "x>1" + Repeat("&&x>2", 1900) + "?1:2" },
        { "different conditions", "x>1" + string.Concat(Enumerable.Range(2, 1100).Select(i => $"||x>{i}")) + "?1:2" },
        { "parentheses", Repeat("(1+", 240) + "x" + Repeat(")", 240) },
        { "comparisons", Repeat("x<", 400) + "x" },
        { "terms of a sum", "sum(i, 1, 5000, sin(i * x))" },
    };

    [Theory]
    [MemberData(nameof(Huge))]
    public void Too_much_is_refused(string what, string text)
    {
        var parser = new FormulaParser(new ExprPool(), new Formulas());
        Assert.True(parser.ParseNumber(text) is null, what);
        Assert.Equal(FormulaErrorKind.TooLarge, parser.Errors[0].Kind);
        // The limit, and what to do.
        Assert.Matches(@"(the limit is|more than) \d+.*: (.*\[Let\]|take fewer)", parser.Errors[0].Arguments[0]);
    }

    [Theory]
    [MemberData(nameof(Large))]
    public void A_large_formula_is_read_or_refused(string what, string text)
    {
        Assert.InRange(text.Length, 1, FormulaParser.MaxLength);
        SmallStack.Run(() =>
        {
            var formulas = new Formulas();
            var parser = new FormulaParser(formulas.Pool, formulas);
            var result = parser.ParseNumber(text);
            Assert.True(result is not null || parser.Errors.Count > 0, what);
        });
    }

    [Theory]
    [InlineData("(x)")]
    [InlineData("x?")]
    [InlineData("x??")]
    [InlineData("x?.")]
    [InlineData("x?x:")]
    [InlineData("x.")]
    [InlineData("x,")]
    [InlineData("x=>")]
    [InlineData("()=>")]
    [InlineData("x=")]
    [InlineData("x::")]
    [InlineData("x is ")]
    [InlineData("x>")]
    [InlineData("new ")]
    [InlineData("await ")]
    [InlineData("from x in ")]
    [InlineData("delegate")]
    [InlineData("$\"")]
    [InlineData("/*")]
    [InlineData("*")]
    [InlineData("&")]
    [InlineData("^x")]
    [InlineData("-x^")]
    [InlineData("x+")]
    [InlineData("x*-")]
    [InlineData("x..")]
    [InlineData("\n#if ")]
    [InlineData("x switch ")]
    [InlineData("throw ")]
    [InlineData("x with ")]
    public void Anything_many_times_has_an_answer(string part) => SmallStack.Run(() =>
    {
        var parser = new FormulaParser(new ExprPool(), new Formulas());
        var result = parser.ParseNumber(Repeat(part, FormulaParser.MaxLength / part.Length));
        Assert.True(result is null && parser.Errors.Count > 0);
    });

    [Theory]
    [InlineData(249)]
    [InlineData(250)]
    public void Nesting_up_to_the_limit_is_read(int depth) => SmallStack.Run(() => Assert.Same(
        typeof(Variable), new Formulas().Read(Repeat("(", depth) + "x" + Repeat(")", depth)).GetType()));

    internal static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}

using System.Globalization;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>Whole declarations that are too much, or nonsense: our diagnostic, or code that compiles and has a bound.</summary>
[Trait("Speed", "Slow")]
public class BadInputTests
{
    // No generated file is longer, whatever is written.
    private const int LongestFile = 2_200_000;

    /// <summary>Input that is refused, and with which error.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "100,000 characters", FindingIds.TooLarge, Formula("x" + Repeat(" + x", 25_000)) },
        { "10,000 nested parentheses", FindingIds.TooLarge, Formula(Repeat("(", 10_000) + "x" + Repeat(")", 10_000)) },
        { "10,000 opening parentheses", FindingIds.TooLarge, Formula(Repeat("(", 10_000)) },
        { "10,000 closing parentheses", FindingIds.Syntax, Formula("x" + Repeat(")", 9_000)) },
        { "an opening parenthesis", FindingIds.Syntax, Formula("exp(x") },
        { "a closing parenthesis", FindingIds.Syntax, Formula("exp(x))") },
        { "a bracket", FindingIds.Syntax, Formula("x[") },
        { "brackets that cross", FindingIds.Syntax, Formula("(x]") },
        { "a raised two", FindingIds.Syntax, Formula("x\u00b2") },
        { "a minus sign of typography", FindingIds.Syntax, Formula("x \u2212 1") },
        { "Greek letters", FindingIds.UnknownName, Formula("\u03b1 * x") },
        { "a wide x", FindingIds.UnknownName, Formula("\uff58 + 1") },
        { "an emoji", FindingIds.Syntax, Formula("x + \ud83d\ude00") },
        { "half a character", FindingIds.Syntax, Formula("x + \ud83d") },
        { "a NUL", FindingIds.Syntax, Formula("x + \0") },
        { "a blank without width", FindingIds.UnknownName, Formula("y\u200b + x") },
        { "nothing", FindingIds.Syntax, Formula("") },
        { "10^9 terms", FindingIds.TooLarge, Formula("sum(i, 0, 999999999, i * x)") },
        { "10^9 terms in two sums", FindingIds.TooLarge, Formula("sum(i, 0, 9999, sum(j, 0, 9999, sin(i * j * x)))") },
        { "more terms than an int", FindingIds.InvalidIndex, Formula("sum(i, 0, 99999999999, x)") },
        { "a million factors", FindingIds.TooLarge, Squares(20, "u{0} * u{0}") },
        { "2^100 factors", FindingIds.TooLarge, Squares(100, "u{0} * u{0}") },
        { "2^100 divisors", FindingIds.TooLarge, Squares(100, "1 / (u{0} * u{0})") },
        { "a hundred parts that double", FindingIds.TooLarge, Squares(100, "sin(u{0}) * cos(u{0})") },
        { "a hundred types that double", FindingIds.TooLarge, Types(100, "A{0}(x) * A{0}(x + 1)") },
        { "types ten times as large", FindingIds.TooLarge, Types(40, "A{0}(exp(x)) + A{0}(sin(x)) + A{0}(A{0}(x))") },
        { "a circle of ten types", FindingIds.CircularReference, Circle(10) },
        { "a circle of ten mixes", FindingIds.CircularReference, MixCircle(10) },
        { "a vector of 2^31 - 1", FindingIds.InvalidSetting,
            "[Activation(\"x * a[0]\")] [Learnable(\"a\", 1, Count = int.MaxValue)] partial struct A;" },
        { "no elements", FindingIds.InvalidSetting, "[Activation(\"x * a[0]\")] [Learnable(\"a\", 1, Count = 0)] partial struct A;" },
    };

    /// <summary>Input that is much, and may be compiled or refused.</summary>
    public static TheoryData<string, string> Large => new()
    {
        { "a hundred parts that are doubled", Squares(100, "u{0} + u{0}") },
        { "a hundred squares", Squares(100, "u{0} * u{0} + x") },
        { "900 parts, each of the one before", Squares(900, "sin(u{0})") },
        { "300 choices, each in the one before", Squares(300, "x > {0} ? u{0} : {0}") },
        { "400 quotients, each of the one before", Squares(400, "1 / (1 + u{0})") },
        { "300 centers", "[Activation(\"sum(i, 0, 299, a[i] * exp(-sq(x - i)))\")] [Learnable(\"a\", 0.1, Count = 300)] partial struct "
            + "A;" },
        { "a polynomial of degree 999",
            "[Activation(\"sum(i, 0, 999, a[i] * pow(x, i))\")] [Learnable(\"a\", 0.1, Count = 1000)] partial struct A;" },
        { "a spline of 256 values",
            "[Activation(\"sum(i, 0, 255, a[i] * max(0, 1 - abs(8 * x - i)))\")] [Learnable(\"a\", 0.1, Count = 256)] partial struct A;" },
        { "a spline of 1000 values",
            "[Activation(\"sum(i, 0, 999, a[i] * max(0, 1 - abs(8 * x - i)))\")] [Learnable(\"a\", 0.1, Count = 1000)] partial struct A;" },
        { "powers of powers", Formula("\u2212x" + Repeat("^x", 490)) },
        { "signs that C# has not", Formula(Repeat("\u2212", 4_000) + "x") },
        { "names that call nothing", Formula("x \u2212" + Repeat(" sin", 200) + " x") },
        { "a product of a thousand", Formula("1" + string.Concat(Enumerable.Range(0, 800).Select(i => $" * (x - {i})"))) },
        { "600 pieces", string.Concat(Enumerable.Range(0, 600).Select(i => $"[Piece(\"x < {i}\", \"x * {i}\")]"))
            + "[Piece(\"otherwise\", \"x\")] [Activation] partial struct A;" },
        { "300 learnables", string.Concat(Enumerable.Range(0, 300).Select(i => $"[Learnable(\"a{i}\", 1)]"))
            + Formula(string.Join(" + ", Enumerable.Range(0, 300).Select(i => $"a{i} * x"))) },
        { "a mix of a hundred", $"[Mix({string.Join(", ", Enumerable.Range(0, 100).Select(i => $"typeof(P{i})"))})] partial struct A;"
            + string.Concat(Enumerable.Range(0, 100).Select(i => $"[Activation(\"sin({i} * x)\")] partial struct P{i};")) },
        { "a chain of a hundred types", Types(100, "sin(A{0}(x))") },
        { "conditions in conditions", Formula("x>1" + Repeat("&&x>2", 1900) + "?1:2") },
        { "minus signs", Formula(Repeat("-", 9_000) + "x") },
        { "a long name", Formula(new string('y', 9_000)) },
        { "huge and tiny numbers", Formula("1e300 * 1e300 * x + 1e-300 * 1e-300 / x + 5e-324") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Too_much_or_nonsense_is_refused(string what, string id, string source)
    {
        var run = GuardedRun.Of(source);
        Assert.Equal("", run.Complaint());
        Assert.True(run.Errors.Contains(id), $"{what}: {string.Join(", ", run.Diagnostics.Take(3))}");
    }

    [Theory]
    [MemberData(nameof(Large))]
    public void Much_is_compiled_or_refused(string what, string source)
    {
        var run = GuardedRun.Of(source);
        Assert.Equal("", run.Complaint());
        // Who is refused is told the limit.
        var refusals = run.Diagnostics.Where(d => d.Id == FindingIds.TooLarge).Select(d =>
            d.GetMessage(CultureInfo.InvariantCulture)).ToList();
        Assert.All(refusals, r => Assert.Matches("(the limit is|exceeds?|more than|beyond|longer than) [0-9]", r));
        Assert.True(run.Length <= LongestFile, $"{what}: {run.Length} characters");
    }

    private static string Formula(string text) =>
        $"[Activation({Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true)})] partial struct A;";

    // {0} is the part before.
    private static string Squares(int count, string formula) =>
        "[Let(\"u0\", \"x\")]" + string.Concat(Enumerable.Range(1, count).Select(i => $"[Let(\"u{i}\", \"{Numbered(formula, i - 1)}\")]"))
            + Formula("u" + count);

    private static string Types(int count, string formula) =>
        "[Activation(\"exp(x)\")] partial struct A0;" + string.Concat(Enumerable.Range(1, count)
            .Select(i => $"[Activation(\"{Numbered(formula, i - 1)}\")] partial struct A{i};"));

    private static string Circle(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"[Activation(\"A{(i + 1) % count}(x) + 1\")] partial struct A{i};"));

    private static string MixCircle(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i =>
            $"[Mix(typeof(A{(i + 1) % count}), typeof(A{i * i % count}))] partial struct A{i};"));

    private static string Numbered(string formula, int number) => formula.Replace("{0}", number.ToString(CultureInfo.InvariantCulture));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

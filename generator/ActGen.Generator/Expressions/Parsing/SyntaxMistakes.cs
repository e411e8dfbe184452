using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Expressions;

/// <summary>Messages about texts that are no formulas, where nobody can tell what was meant. The compiler's own are about C#.</summary>
internal static class SyntaxMistakes
{
    private const string Missing = "something is missing here: a number, a name, a call or a parenthesis";

    private const string NoFormula =
        "this is no formula: formulas have numbers, names, calls, + - * /, comparisons, && || ! and c ? a : b";

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // Words of other languages that no formula can stand for.
    private static readonly (Regex In, string Message)[] Words =
    {
        (new(@"\bxor\b", AnyCase), "there is no xor; of two conditions a and b write a && !b || !a && b"),
        (new(@"\b(for|while|do|foreach)\b", AnyCase), "there are no loops; a sum is written sum(i, first, last, body)"),
        (new(@"\b(switch|match|case)\b", AnyCase), "a choice is written c ? a : b, or as [Piece] attributes"),
        (new(@"\b(if|else|then)\b", AnyCase), "a choice is written c ? a : b, as in x > 0 ? x : 0"),
        (new(@"\b(var|let|float|double|int)\s+\w+\s*=", AnyCase), "parts are named with [Let(\"name\", \"formula\")]"),
        (new("[\u2211\u220f]"), "a sum is written sum(i, first, last, body), and over a row rowsum(u)"),
        (new("[\u222b\u2202\u2207]"), "formulas have no integrals and derivatives"),
        (new("[{}]"), "braces are none of a formula: write parentheses, and a choice as c ? a : b"),
        (new("[\"'\u2018\u2019\u201c\u201d]"), "a formula is made of numbers: leave out the quotes"),
        (new(@"\$|#|@|`"), "formulas have none of the signs $ # @ `"),
        (new(@"(?<!\|)\|(?!\|)"), "the magnitude of u is abs(u), and || joins conditions"),
    };

    // By the compiler's number of the mistake; {0} is what stands there.
    private static readonly Dictionary<string, string> ById = new(StringComparer.Ordinal)
    {
        ["CS1733"] = Missing,
        ["CS1525"] = "'{0}' cannot stand here: before it a number, a name or a call is missing, or it is too much",
        ["CS1026"] = "a ')' is missing",
        ["CS1003"] = "a '{1}' is missing",
        ["CS1073"] = "'{0}' is too much here: an operator is missing before it, or a parenthesis is not opened",
        ["CS1056"] = "'{0}' is no sign that formulas have",
        ["CS1021"] = "the number {0} is too large: the largest float is 3.4e38; write large numbers as 1e20",
        ["CS0594"] = "the number {0} is too large: the largest float is 3.4e38",
        ["CS1013"] = "'{0}' is no number",
        ["CS0839"] = Missing,
        ["CS0443"] = "an index is missing",
        ["CS1035"] = "a remark is not closed",
    };

    private static readonly Regex Expected = new("'(?<sign>[^']+)'", RegexOptions.CultureInvariant);

    /// <summary>The message about a text with a word or a sign that no formula can stand for; null for any other.</summary>
    public static string? Known(string text) => Words.FirstOrDefault(w => w.In.IsMatch(text)).Message;

    /// <summary>The message about any other text.</summary>
    /// <param name="token">What stands where the compiler stopped.</param>
    /// <param name="diagnostic">What the compiler says.</param>
    public static string Message(string token, Diagnostic diagnostic)
    {
        var expected = Expected.Match(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Groups["sign"].Value;
        return !ById.TryGetValue(diagnostic.Id, out var message) ? NoFormula
            : message.Contains("{0}") && token.Length == 0 ? Missing
            : message.Contains("{1}") && expected.Length == 0 ? NoFormula
            : message.Replace("{0}", token).Replace("{1}", expected);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Expressions;

/// <summary>Messages about texts that are no formulas, where nobody can tell what was meant. The compiler's own are about C#.</summary>
internal static class SyntaxMistakes
{
    private const string Missing = "a number, name, call or parenthesis is missing here";

    private const string NoFormula =
        "a formula consists of numbers, names, calls, + - * /, comparisons, && || ! and c ? a : b";

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // Words of other languages that no formula can stand for.
    private static readonly (Regex In, string Message)[] Words =
    {
        (new(@"\bxor\b", AnyCase), "xor is not supported; for conditions a and b write a && !b || !a && b"),
        (new(@"\b(for|while|do|foreach)\b", AnyCase), "loops are not supported; write a sum as sum(i, first, last, body)"),
        (new(@"\b(switch|match|case)\b", AnyCase), "write a choice as c ? a : b, or as [Piece] attributes"),
        (new(@"\b(if|else|then)\b", AnyCase), "write a choice as c ? a : b, such as x > 0 ? x : 0"),
        (new(@"\b(var|let|float|double|int)\s+\w+\s*=", AnyCase), "name parts with [Let(\"name\", \"formula\")]"),
        (new("[\u2211\u220f]"), "write a sum as sum(i, first, last, body), and one over the last axis as rowsum(u)"),
        (new("[\u222b\u2202\u2207]"), "integrals and derivatives are not supported"),
        (new("[{}]"), "braces are not supported; write parentheses, and a choice as c ? a : b"),
        (new("[\"'\u2018\u2019\u201c\u201d]"), "text is not supported; remove the quotes"),
        (new(@"\$|#|@|`"), "the characters $ # @ ` are not supported"),
        (new(@"(?<!\|)\|(?!\|)"), "write the magnitude of u as abs(u), and 'or' as ||"),
    };

    // By the compiler's number of the mistake; {0} is what stands there.
    private static readonly Dictionary<string, string> ById = new(StringComparer.Ordinal)
    {
        ["CS1733"] = Missing,
        ["CS1525"] = "unexpected '{0}'; a number, name or call is missing before it, or it must be removed",
        ["CS1026"] = "')' is missing",
        ["CS1003"] = "'{1}' is missing",
        ["CS1073"] = "unexpected '{0}'; an operator is missing before it, or a parenthesis is not opened",
        ["CS1056"] = "unexpected character '{0}'",
        ["CS1021"] = "the number {0} is too large; the largest float is 3.4e38, and large numbers are written as 1e20",
        ["CS0594"] = "the number {0} is too large; the largest float is 3.4e38",
        ["CS1013"] = "'{0}' is not a number",
        ["CS0839"] = Missing,
        ["CS0443"] = "an index is missing",
        ["CS1035"] = "a comment is not closed",
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

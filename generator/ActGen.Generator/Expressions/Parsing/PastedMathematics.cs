using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Reads what is no formula but plainly means one: the signs of typeset mathematics, words for operators, choices as other languages write
/// them. It is asked only about a text that C# cannot parse, and what it answers has to parse.
/// </summary>
internal static class PastedMathematics
{
    // Nobody pastes more, and the work grows with the square.
    private const int Longest = 1000;

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    // Signs and what they are here.
    private static readonly Dictionary<char, string> Signs = new()
    {
        ['\u2212'] = "-",
        ['\u2013'] = "-",
        ['\u2014'] = "-",
        ['\uff0d'] = "-",
        ['\uff0b'] = "+",
        ['\u00d7'] = "*",
        ['\u00b7'] = "*",
        ['\u22c5'] = "*",
        ['\u2219'] = "*",
        ['\u2217'] = "*",
        ['\uff0a'] = "*",
        ['\u00f7'] = "/",
        ['\u2044'] = "/",
        ['\u2215'] = "/",
        ['\uff0f'] = "/",
        ['\u2264'] = "<=",
        ['\u2265'] = ">=",
        ['\u2260'] = "!=",
        ['\u2227'] = "&&",
        ['\u2228'] = "||",
        ['\u00ac'] = "!",
        ['\uff08'] = "(",
        ['\uff09'] = ")",
        ['\uff0c'] = ",",
        ['\u2016'] = "||",
        ['\u03c0'] = "pi",
        ['\u2080'] = "0",
        ['\u2081'] = "1",
        ['\u2082'] = "2",
        ['\u2083'] = "3",
        ['\u2084'] = "4",
        ['\u2085'] = "5",
        ['\u2086'] = "6",
        ['\u2087'] = "7",
        ['\u2088'] = "8",
        ['\u2089'] = "9",
        ['\u221e'] = "1e38",
    };

    private static readonly Regex Bars = new(@"(?<!\|)\|(?!\|)(?<u>[^|]+)\|(?!\|)", Plain);

    // Two bars where an operand begins: before the second one of a pair, an operand has ended.
    private static readonly Regex Norms = new(@"(?<=(^|[-+*/(,])\s*)\|\|(?<u>[^|]+)\|\|(_?(?<p>1\b|2\b|inf\b|1e38))?", Plain);
    private static readonly Regex PiTimes = new(@"\u03c0\s*(?=[\w(])", Plain);
    private static readonly Regex DecimalComma = new(@"(?<=\d),(?=\d)", Plain);

    /// <summary>The formula that is meant; null where that cannot be told.</summary>
    public static string? Meant(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var written = new string(text.Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format).ToArray());
        written = PiTimes.Replace(Roots(written), "pi * ");
        written = string.Concat(written.Select(c => Signs.TryGetValue(c, out var sign) ? sign : c.ToString()));
        written = Bars.Replace(Norms.Replace(written, Norm), "abs(${u})");
        written = Powers(PastedWords.PutRight(written));
        written = DecimalComma.Replace(written, m => IsInCall(written, m.Index) ? "," : ".");
        return written == text ? null : written;
    }

    private static string Norm(Match norm) => (norm.Groups["p"].Value, norm.Groups["u"].Value.Trim()) switch
    {
        ("1", var u) => $"rowsum(abs({u}))",
        ("inf" or "1e38", var u) => $"rowmax(abs({u}))",
        (_, var u) => $"sqrt(rowsum(sq({u})))",
    };

    // x² is sq(x), (x + 1)³ is pow((x + 1), 3); x ^ n and MATLAB's x .^ n are powers of a single operand, too.
    private static string Powers(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var start = Operands.Before(text, i);
            var sign = text[i] == '^' ? 1 : text[i] == '.' && i + 1 < text.Length && text[i + 1] == '^' ? 2 : 0;
            var end = sign > 0
                ? Operands.AfterSign(text, i + sign) : EndOfSuperscript(text, i);
            if (start == i || end <= i + sign)
            {
                continue;
            }

            var exponent = sign > 0 ? text.Substring(i + sign, end - i - sign).Trim()
                : string.Concat(text.Substring(i, end - i).Select(c => c == '⁻'
                    ? "-" : Superscripts.IndexOf(c).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            // What was an operand may hold powers of its own.
            text = text.Substring(0, start) + FamiliarCalls.Power(text.Substring(start, i - start), exponent) + text.Substring(end);
            i = start;
        }

        return text;
    }

    private static int EndOfSuperscript(string text, int start)
    {
        var end = start;
        while (end < text.Length && (text[end] == '⁻' || Superscripts.IndexOf(text[end]) >= 0))
        {
            end++;
        }

        return end;
    }

    private static string Roots(string text)
    {
        var i = text.IndexOfAny(new[] { '√', '∛' });
        var end = i < 0 ? 0 : Operands.After(text, i + 1);
        return i < 0 || end == i + 1 ? text
            : Roots(text.Substring(0, i) + (text[i] == '√' ? "sqrt" : "cbrt")
                + $"({text.Substring(i + 1, end - i - 1).Trim()}){text.Substring(end)}");
    }

    // Between the arguments of a call a comma is one.
    private static bool IsInCall(string text, int index)
    {
        var open = new Stack<bool>();
        for (var i = 0; i < index; i++)
        {
            if (text[i] == '(')
            {
                open.Push(i > 0 && char.IsLetterOrDigit(text[i - 1]));
            }
            else if (text[i] == ')' && open.Count > 0)
            {
                open.Pop();
            }
        }

        return open.Count > 0 && open.Peek();
    }
}

/// <summary>The operand that stands at a place of a text: a name, a number, a parenthesis, a call.</summary>
internal static class Operands
{
    /// <summary>Where the operand begins that ends before a place; the place itself where there is none.</summary>
    public static int Before(string text, int end)
    {
        var i = end;
        if (i > 0 && text[i - 1] == ')')
        {
            for (var depth = 0; i > 0;)
            {
                i--;
                depth += text[i] == ')' ? 1 : text[i] == '(' ? -1 : 0;
                if (depth == 0)
                {
                    break;
                }
            }
        }

        while (i > 0 && IsWord(text[i - 1]))
        {
            i--;
        }

        return i;
    }

    /// <summary>The same for an operand that may have a minus sign.</summary>
    public static int AfterSign(string text, int start)
    {
        var sign = start;
        while (sign < text.Length && text[sign] == ' ')
        {
            sign++;
        }

        return sign < text.Length && text[sign] == '-' && After(text, sign + 1) is var end && end > sign + 1 ? end : After(text, start);
    }

    /// <summary>Where the operand ends that begins at a place; the place itself where there is none.</summary>
    public static int After(string text, int start)
    {
        var i = start;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        var word = i;
        while (i < text.Length && IsWord(text[i]))
        {
            i++;
        }

        if (i < text.Length && text[i] == '(')
        {
            for (var depth = 0; i < text.Length;)
            {
                depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
                i++;
                if (depth == 0)
                {
                    break;
                }
            }
        }

        return i == word ? start : i;
    }

    private static bool IsWord(char c) => (char.IsLetterOrDigit(c) && "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c) < 0) || c is '_' or '.';
}

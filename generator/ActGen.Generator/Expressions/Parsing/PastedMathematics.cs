using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
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
        ['\u230a'] = "floor(",
        ['\u230b'] = ")",
        ['\u2308'] = "(-floor(-(",
        ['\u2309'] = ")))",
    };

    // Two bars where an operand begins: before the second one of a pair, an operand has ended.
    private static readonly Regex Norms = new(@"(?<=(^|[-+*/(,])\s*)\|\|(?<u>[^|]+)\|\|(_?(?<p>1\b|2\b|inf\b|1e38))?", Plain);
    private static readonly Regex PiTimes = new(@"\u03c0\s*(?=[\w(])", Plain);
    private static readonly Regex DecimalComma = new(@"(?<=\d),(?=\d)", Plain);

    // 1.000,5 and 1,000.5: the last sign is the decimal one.
    private static readonly Regex Thousands = new(@"(?<![\w.,])\d{1,3}((\.\d{3})+(?=,\d)|(,\d{3})+(?=\.\d))", Plain);

    /// <summary>The formula that is meant; null where that cannot be told.</summary>
    public static string? Meant(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var written = new string(text.Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format).ToArray());
        written = PiTimes.Replace(Roots(PastedWords.WithBars(written)), "pi * ");
        written = string.Concat(written.Select(c => Signs.TryGetValue(c, out var sign) ? sign : c.ToString()));
        written = Magnitudes(Norms.Replace(written, Norm));
        written = Powers(PastedWords.PutRight(written));
        written = Thousands.Replace(written, m => IsInCall(written, m.Index) ? m.Value : m.Value.Replace(".", "").Replace(",", ""));
        written = DecimalComma.Replace(written, m => IsInCall(written, m.Index) ? "," : ".");
        return written == text ? null : written;
    }

    private static string Norm(Match norm) => (norm.Groups["p"].Value, norm.Groups["u"].Value.Trim()) switch
    {
        ("1", var u) => $"rowsum(abs({u}))",
        ("inf" or "1e38", var u) => $"rowmax(abs({u}))",
        (_, var u) => $"sqrt(rowsum(sq({u})))",
    };

    // Where an operand begins a bar opens, elsewhere it closes; two of them between operands, with none open, are an operator.
    private static string Magnitudes(string text)
    {
        var (written, open, begins) = (new StringBuilder(), 0, true);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '|')
            {
                written.Append(text[i]);
                begins = text[i] == ' ' ? begins : !IsEndOfOperand(text[i]);
            }
            else if (!begins && open == 0 && i + 1 < text.Length && text[i + 1] == '|')
            {
                written.Append("||");
                (i, begins) = (i + 1, true);
            }
            else if (begins || open == 0)
            {
                written.Append(begins ? "abs(" : " * abs(");
                (open, begins) = (open + 1, true);
            }
            else
            {
                written.Append(')');
                open--;
            }
        }

        return open == 0 ? written.ToString() : text;
    }

    private static bool IsEndOfOperand(char c) =>
        char.IsLetterOrDigit(c) || c is ')' or ']' or '}' or '_' or '.' || Superscripts.IndexOf(c) >= 0;

    // x² is sq(x), (x + 1)³ is pow((x + 1), 3); x ^ n and MATLAB's x .^ n are powers of a single operand, too.
    private static string Powers(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var sign = text[i] == '^' ? 1 : text[i] == '.' && i + 1 < text.Length && text[i + 1] == '^' ? 2 : 0;
            var stop = sign > 0 ? text.Substring(0, i).TrimEnd(' ').Length : i;
            var start = Operands.Before(text, stop);
            var end = sign > 0
                ? Operands.AfterSign(text, i + sign) : EndOfSuperscript(text, i);
            if (start == stop || end <= i + sign)
            {
                continue;
            }

            var exponent = sign > 0 ? text.Substring(i + sign, end - i - sign).Trim()
                : string.Concat(text.Substring(i, end - i).Select(c => c == '⁻'
                    ? "-" : Superscripts.IndexOf(c).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            // What was an operand may hold powers of its own.
            text = text.Substring(0, start) + FamiliarCalls.Power(text.Substring(start, stop - start), exponent) + text.Substring(end);
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

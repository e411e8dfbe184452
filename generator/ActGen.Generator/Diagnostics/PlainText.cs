using System.Globalization;

namespace ActGen.Generator.Diagnostics;

/// <summary>User text made fit for a message or a comment: one line, of characters that can be seen.</summary>
internal static class PlainText
{
    // Room for a formula; messages say what is wrong with it, and the editor shows where.
    private const int Longest = 200;

    // Other characters that end a line nobody sees.
    private static readonly char[] LineEnds = { '\r', '\n' };

    /// <summary>The lines as one, with the number of each character that cannot be seen.</summary>
    public static string OneLine(string text)
    {
        var line = text.IndexOfAny(LineEnds) < 0
            ? text
            : string.Join(" ", text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()));
        return string.Concat(line.Select((c, i) => IsVisible(line, i)
            ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
    }

    /// <summary>One line that is not longer than a message may be: of a longer one, the beginning and the end.</summary>
    public static string Quoted(string text)
    {
        var line = OneLine(text);
        return line.Length <= Longest ? line : line.Substring(0, Longest / 2) + " ... " + line.Substring(line.Length - (Longest / 2) + 5);
    }

    /// <summary>The arguments of a finding as its message shows them.</summary>
    public static object[] Arguments(Finding finding) => finding.Arguments.Select(Quoted).ToArray<object>();

    private static bool IsVisible(string text, int index) => char.IsSurrogate(text[index])
        ? (index + 1 < text.Length && char.IsSurrogatePair(text, index)) || (index > 0 && char.IsSurrogatePair(text, index - 1))
        : char.GetUnicodeCategory(text[index]) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}

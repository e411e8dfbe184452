namespace ActGen.Training.Reporting;

/// <summary>Text behind a label, folded at its spaces into the width of a terminal, each further line below the first.</summary>
public static class HangingText
{
    // Below this there is no room for words.
    private const int NarrowestText = 16;
    private const string Gap = "  ";

    /// <summary>The lines. A word that is longer than a line stays whole.</summary>
    /// <param name="label">What stands before the text, with the room behind it.</param>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of the terminal; null where the output is none, which is not folded.</param>
    public static IEnumerable<string> Fold(string label, string text, int? width)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(text);
        var room = width is { } columns ? Math.Max(NarrowestText, columns - label.Length) : int.MaxValue;
        var head = label;
        while (text.Length > room && End(text, room) is var end and > 0)
        {
            yield return head + text[..end].TrimEnd();
            (text, head) = (text[end..].TrimStart(), new string(' ', label.Length));
        }

        yield return head + text;
    }

    /// <summary>Writes the lines.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="label">What stands before the text, with the room behind it.</param>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of the terminal; null where the output is none.</param>
    public static void Write(TextWriter output, string label, string text, int? width)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var line in Fold(label, text, width))
        {
            output.WriteLine(line);
        }
    }

    // Between columns rather than inside of one, unless that leaves half of the line empty.
    private static int End(string text, int room) =>
        text.LastIndexOf(Gap, room, StringComparison.Ordinal) is var gap && gap >= room / 2 ? gap
        : text.LastIndexOf(' ', room) is var space and > 0 ? space
        : text.IndexOf(' ', room);
}

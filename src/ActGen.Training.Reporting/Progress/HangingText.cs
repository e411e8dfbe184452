namespace MnistTrainer.Output;

/// <summary>Text behind a label, folded at its spaces into the width of a terminal, each further line below the first.</summary>
internal static class HangingText
{
    // Below this there is no room for words.
    private const int NarrowestText = 16;

    /// <summary>The lines.</summary>
    /// <param name="label">What stands before the text, with the room behind it.</param>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of the terminal; null where the output is none, which is not folded.</param>
    public static IEnumerable<string> Fold(string label, string text, int? width)
    {
        var room = width is { } columns ? Math.Max(NarrowestText, columns - label.Length) : int.MaxValue;
        var head = label;
        while (text.Length > room)
        {
            var end = text.LastIndexOf(' ', room);
            if (end <= 0)
            {
                end = text.IndexOf(' ', room);
            }

            if (end <= 0)
            {
                break;
            }

            yield return head + text[..end];
            (text, head) = (text[(end + 1)..], new string(' ', label.Length));
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
        foreach (var line in Fold(label, text, width))
        {
            output.WriteLine(line);
        }
    }
}

namespace ActGen.Training.Reporting;

/// <summary>
/// The last line of a terminal, written again and again, with finished lines above it. Nothing is written that is as wide as the
/// terminal, for it would wrap and stay.
/// </summary>
/// <param name="output">The terminal.</param>
/// <param name="width">Its width at the moment, in columns.</param>
internal sealed class LiveLine(TextWriter output, Func<int> width)
{
    private const string Erase = "\r\u001b[2K";
    private bool _isShown;

    /// <summary>The columns that can be used.</summary>
    public int Width => Math.Max(10, width() - 1);

    /// <summary>Replaces the line.</summary>
    /// <param name="text">The new text; words that do not fit are left out.</param>
    public void Show(string text)
    {
        output.Write(Erase + (text.Length <= Width ? text : text[..WordsEnd(text)]));
        output.Flush();
        _isShown = true;
    }

    /// <summary>Writes a line that stays, in the place of the live one.</summary>
    /// <param name="text">The line; one that is too long is folded.</param>
    public void Keep(string text)
    {
        Clear();
        HangingText.Write(output, "", text, Width);
        output.Flush();
    }

    /// <summary>Removes the live line.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            output.Write(Erase);
            output.Flush();
            _isShown = false;
        }
    }

    private int WordsEnd(string text) => text.LastIndexOf(' ', Width) is var end and > 0 ? end : Width;
}

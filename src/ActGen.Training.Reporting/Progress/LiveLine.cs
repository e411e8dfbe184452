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
    /// <param name="text">The new text; what is too long is cut off.</param>
    public void Show(string text)
    {
        output.Write(Erase + (text.Length <= Width ? text : text[..Width]));
        output.Flush();
        _isShown = true;
    }

    /// <summary>Writes a line that stays, in the place of the live one.</summary>
    /// <param name="text">The line.</param>
    public void Keep(string text)
    {
        Clear();
        output.WriteLine(text.Length <= Width ? text : text[..Width]);
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
}

using System.Text;

namespace ActGen.Generator.Emit;

/// <summary>Writes indented text with <c>\n</c> line ends.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line, or several; an empty line is not indented.</summary>
    public SourceWriter Line(string text = "")
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found && found < 0 ? text.Length : found;
            var length = end - start - (end > start && end < text.Length && text[end - 1] == '\r' ? 1 : 0);
            _text.Append(' ', length == 0 ? 0 : 4 * _depth).Append(text, start, length).Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>Writes a line, where there is one, and an opening brace.</summary>
    public SourceWriter Open(string header)
    {
        if (header.Length > 0)
        {
            Line(header);
        }

        Line("{");
        _depth++;
        return this;
    }

    /// <summary>Writes a closing brace.</summary>
    public SourceWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}

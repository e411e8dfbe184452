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
        foreach (var line in text.Replace("\r\n", "\n").Split('\n'))
        {
            _text.Append(' ', line.Length == 0 ? 0 : 4 * _depth).Append(line).Append('\n');
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

using System.Text;

namespace ActGen.Training.Export.PyTorch;

/// <summary>Writes lines with Python's indentation.</summary>
internal sealed class PyWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line, or several.</summary>
    public void Line(string line = "")
    {
        foreach (var part in line.Split('\n'))
        {
            _text.Append(part.Length == 0 ? "" : new string(' ', 4 * _depth)).Append(part).Append('\n');
        }
    }

    /// <summary>Writes lines.</summary>
    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Further in, until the result is disposed.</summary>
    public IDisposable Indent()
    {
        _depth++;
        return new Block(this);
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private sealed class Block(PyWriter writer) : IDisposable
    {
        public void Dispose() => writer._depth--;
    }
}

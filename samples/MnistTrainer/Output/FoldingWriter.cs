using System.Text;
using System.Text.RegularExpressions;
using ActGen.Training.Reporting;

namespace MnistTrainer.Output;

/// <summary>Writes lines to a terminal; those that are wider than it are folded between words, and go on a little further in.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="width">Its width at the moment.</param>
internal sealed partial class FoldingWriter(TextWriter terminal, Func<int> width) : TextWriter
{
    private const int Indent = 2;

    private readonly StringBuilder _line = new();

    /// <inheritdoc />
    public override Encoding Encoding => terminal.Encoding;

    /// <inheritdoc />
    public override void Write(char value)
    {
        if (value == '\n')
        {
            WriteFolded(_line.ToString().TrimEnd('\r'));
            _line.Clear();
        }
        else
        {
            _line.Append(value);
        }
    }

    /// <inheritdoc />
    public override void Flush()
    {
        // A line that is not finished yet is one that is written again and again, and never too wide.
        terminal.Write(_line.ToString());
        _line.Clear();
        terminal.Flush();
    }

    private void WriteFolded(string line)
    {
        var columns = width();
        if (Control().Replace(line, "").Length <= columns)
        {
            terminal.WriteLine(line);
            return;
        }

        var text = line.TrimStart();
        var margin = line[..^text.Length];
        var first = true;
        foreach (var part in HangingText.Fold(margin + new string(' ', Indent), text, columns))
        {
            terminal.WriteLine(first ? margin + part.TrimStart() : part);
            first = false;
        }
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Control();
}

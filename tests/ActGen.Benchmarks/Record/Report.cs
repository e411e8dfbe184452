using System.Text;

namespace ActGen.Benchmarks.Record;

/// <summary>The output of a run, also kept for its results file, and the figures in it.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();
    private readonly List<Figure> _figures = [];

    /// <summary>Everything printed so far.</summary>
    public string Text => _text.ToString();

    /// <summary>The figures found so far.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>Prints a line.</summary>
    public void Line(string line)
    {
        Console.WriteLine(line);
        _text.Append(line).Append('\n');
    }

    /// <summary>Keeps a figure.</summary>
    public void Add(string what, string beside, double ratio) => _figures.Add(new Figure(what, beside, ratio));
}

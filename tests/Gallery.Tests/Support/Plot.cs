using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gallery.Tests.Support;

/// <summary>A plot read the way a person reads it: by the numbers at its axes.</summary>
public sealed partial class Plot
{
    private readonly (double Scale, double Offset) _x;
    private readonly (double Scale, double Offset) _y;

    public Plot(string svg)
    {
        Svg = XElement.Parse(svg);
        var labels = Svg.Descendants("text").Where(t => t.Attribute("class") is null).ToList();
        _x = Axis(labels.Where(t => (string?)t.Attribute("text-anchor") == "middle").ToList(), text => (double)text.Attribute("x")!);
        // The number stands a little below its line.
        _y = Axis(labels.Where(t => (string?)t.Attribute("text-anchor") == "end").ToList(), text => (double)text.Attribute("y")! - 42);
    }

    /// <summary>The picture.</summary>
    public XElement Svg { get; }

    /// <summary>The curves shown, one for each series.</summary>
    public IReadOnlyList<string> Curves =>
        [.. Svg.Descendants("path").Where(p => ((string?)p.Attribute("class"))?.StartsWith("curve ", StringComparison.Ordinal) == true)
            .Select(p => (string)p.Attribute("d")!)];

    /// <summary>How much one tenth of a pixel is, in y.</summary>
    public double Unit => Math.Abs(_y.Scale);

    /// <summary>The vertices of a path in units of the axes; those outside the window are left out.</summary>
    public IEnumerable<(double X, double Y)> Points(string path)
    {
        foreach (Match match in Vertex().Matches(path))
        {
            var (x, y) =
                (double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
                    double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
            if (y is >= 0 and <= 2400)
            {
                yield return (_x.Offset + (_x.Scale * x), _y.Offset + (_y.Scale * y));
            }
        }
    }

    private static (double Scale, double Offset) Axis(List<XElement> labels, Func<XElement, double> place)
    {
        var (first, last) = (labels[0], labels[^1]);
        var scale = (Number(last) - Number(first)) / (place(last) - place(first));
        return (scale, Number(first) - (scale * place(first)));
    }

    private static double Number(XElement text) => double.Parse(text.Value.Replace('−', '-'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[ML](-?\d+) (-?\d+)")]
    private static partial Regex Vertex();
}

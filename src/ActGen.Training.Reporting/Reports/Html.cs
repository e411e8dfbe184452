using System.Globalization;
using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>The elements that reports are made of.</summary>
public static class Html
{
    /// <summary>Text, with what means something in HTML made harmless.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text) => PlotSvg.Escape(text);

    /// <summary>A figure: a picture below its name and the keys of its lines.</summary>
    /// <param name="caption">The name.</param>
    /// <param name="plot">The picture.</param>
    /// <param name="keys">Class and name of each line.</param>
    public static string Figure(string caption, PlotSvg plot, params IEnumerable<(string Class, string Name)> keys) =>
        $"<figure><figcaption><b>{Text(caption)}</b>"
        + string.Concat(keys.Select(key => $"<span class=\"key {key.Class}\">{Text(key.Name)}</span>"))
        + $"</figcaption>{plot}</figure>\n";

    /// <summary>A figure of lines, with a key for each.</summary>
    /// <param name="caption">The name.</param>
    /// <param name="axis">The name of the horizontal axis.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="inPairs">Whether a solid and a dashed line after it share a color, and the key of the solid one.</param>
    public static string LineFigure(string caption, string axis, IReadOnlyList<ChartLine> lines, bool inPairs = false) => Figure(
        caption, LineChart.Draw($"{caption} along {axis}", axis, lines, inPairs),
        lines.Count == 1 ? [] : lines.Index().Where(entry => !inPairs || entry.Index % 2 == 0)
            .Select(entry => ($"{LineChart.Color(entry.Index, inPairs)}{(entry.Item.IsDashed ? " dashed" : "")}", entry.Item.Name)));

    /// <summary>Figures beside and below each other, as the width allows.</summary>
    /// <param name="figures">The figures.</param>
    public static string Panels(params IEnumerable<string> figures) =>
        string.Concat(figures) is { Length: > 0 } all ? $"<div class=\"panels\">\n{all}</div>\n" : "";

    /// <summary>A list of names and texts.</summary>
    /// <param name="facts">The names and texts.</param>
    public static string Facts(IEnumerable<(string Name, string Text)> facts) => "<dl class=\"facts\">\n"
        + string.Concat(facts.Select(fact => $"<dt>{Text(fact.Name)}</dt><dd>{Text(fact.Text)}</dd>\n")) + "</dl>\n";

    /// <summary>A few large numbers with their names.</summary>
    /// <param name="numbers">The names and numbers.</param>
    public static string Numbers(IEnumerable<(string Name, string Text)> numbers) => "<dl class=\"numbers\">\n"
        + string.Concat(numbers.Select(number => $"<div><dt>{Text(number.Name)}</dt><dd>{Text(number.Text)}</dd></div>\n")) + "</dl>\n";

    /// <summary>A table that can be scrolled sideways where the window is narrow.</summary>
    /// <param name="header">The names of the columns; the first column holds text.</param>
    /// <param name="rows">The cells.</param>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        table.AppendJoin("", header.Select((name, i) => $"<th scope=\"col\"{IsText(i)}>{Text(name)}</th>"))
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            table.Append("<tr>").AppendJoin("", row.Select((cell, i) => $"<td{IsText(i)}>{Text(cell)}</td>")).Append("</tr>\n");
        }

        return table.Append("</tbody>\n</table></div>\n").ToString();

        static string IsText(int column) => column == 0 ? " class=\"text\"" : "";
    }

    /// <summary>A number as texts have it.</summary>
    internal static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

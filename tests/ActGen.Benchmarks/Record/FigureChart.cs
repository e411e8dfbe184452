using System.Globalization;
using System.Net;
using System.Text;

namespace ActGen.Benchmarks.Record;

/// <summary>
/// The figures as bars, one for each width, with a line at 1: what ends left of it takes less time than what it is beside.
/// </summary>
internal static class FigureChart
{
    private const double CharacterWidth = 5.7;
    private const int Unit = 260;
    private const int Bar = 9;
    private const int RowHeight = 32;
    private const int Top = 26;
    private const double Longest = 1.6;

    // Readable on light and on dark pages.
    private static readonly string[] Colors = ["#3b82c4", "#d08a2e"];

    /// <summary>Draws the figures.</summary>
    /// <param name="columns">The names of the widths.</param>
    /// <param name="rows">For each figure its text and the ratio at each width, or null.</param>
    public static string Draw(IReadOnlyList<string> columns, IReadOnlyList<(string Text, double?[] Ratios)> rows)
    {
        var left = (int)(CharacterWidth * rows.Max(row => row.Text.Length)) + 16;
        var height = Top + (rows.Count * RowHeight) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + (Unit * Longest) + 50:F0}" height="{height}"
                font-family="sans-serif" font-size="11" fill="#808080">

            """);
        for (var i = 0; i < columns.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{left + (i * 70)}" y="14" fill="{Colors[i]}" font-weight="bold">{WebUtility.HtmlEncode(columns[i])}</text>

                """);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            var y = Top + (row * RowHeight);
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{left - 8}" y="{y + Bar + 4}" text-anchor="end">{WebUtility.HtmlEncode(rows[row].Text)}</text>

                """);
            for (var i = 0; i < columns.Count; i++)
            {
                AppendBar(svg, rows[row].Ratios[i], left, y + (i * (Bar + 1)), Colors[i]);
            }
        }

        return svg.Append(CultureInfo.InvariantCulture, $"""
            <line x1="{left + Unit}" y1="{Top - 6}" x2="{left + Unit}" y2="{height - 4}" stroke="#808080"/>
            </svg>

            """).ToString();
    }

    private static void AppendBar(StringBuilder svg, double? ratio, int left, int y, string color)
    {
        if (ratio is not { } value)
        {
            return;
        }

        var width = Math.Min(value, Longest) * Unit;
        svg.Append(CultureInfo.InvariantCulture, $"""
            <rect x="{left}" y="{y}" width="{width:F1}" height="{Bar}" fill="{color}"/>
            <text x="{left + width + 4:F1}" y="{y + Bar}">{value:F2}</text>

            """);
    }
}

using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>A page of sections in one file: style, script and pictures are inside.</summary>
/// <param name="title">The headline.</param>
public sealed class ReportPage(string title)
{
    private readonly List<(string Id, string Heading, string Html)> _sections = [];

    /// <summary>Adds a section; one without content is left out.</summary>
    /// <param name="id">Its name in the address, unique on the page.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="html">Its content.</param>
    public void Add(string id, string heading, string html)
    {
        if (html.Length > 0)
        {
            _sections.Add((id, heading, html));
        }
    }

    /// <summary>The whole file.</summary>
    public override string ToString()
    {
        var (index, sections) = (new StringBuilder(), new StringBuilder());
        foreach (var (id, heading, html) in _sections)
        {
            index.Append($"<a href=\"#{id}\">{Html.Text(heading)}</a>");
            sections.Append($"<section id=\"{id}\">\n<h2>{Html.Text(heading)}</h2>\n{html}</section>\n");
        }

        return Fill(PlotStyle.Resource("report.html"), new()
        {
            ["title"] = Html.Text(title),
            ["style"] = PlotStyle.Css + PlotStyle.Resource("report.css"),
            ["script"] = PlotStyle.Resource("report.js"),
            ["index"] = index.ToString(),
            ["sections"] = sections.ToString(),
        });
    }

    // One pass, so that what is filled in is never taken for a place to fill.
    private static string Fill(string template, Dictionary<string, string> parts)
    {
        var page = new StringBuilder();
        for (int start = 0, open; ; start = template.IndexOf("}}", open, StringComparison.Ordinal) + 2)
        {
            open = template.IndexOf("{{", start, StringComparison.Ordinal);
            if (open < 0)
            {
                return page.Append(template, start, template.Length - start).ToString();
            }

            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            page.Append(template, start, open - start).Append(parts[template[(open + 2)..close]]);
        }
    }
}

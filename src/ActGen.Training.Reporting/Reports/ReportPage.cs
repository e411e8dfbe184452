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

        return PageTemplate.Fill(PlotStyle.Resource("report.html"), new Dictionary<string, string>
        {
            ["title"] = Html.Text(title),
            ["style"] = PlotStyle.Css + PlotStyle.Resource("report.css"),
            ["script"] = PlotStyle.Resource("report.js"),
            ["index"] = index.ToString(),
            ["sections"] = sections.ToString(),
        });
    }
}

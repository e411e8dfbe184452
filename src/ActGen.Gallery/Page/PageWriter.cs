using System.Globalization;
using System.Text;
using ActGen.Gallery.Exhibits;
using ActGen.Gallery.Formulas;
using ActGen.Training.Reporting;

namespace ActGen.Gallery.Page;

/// <summary>Fills the page: index, groups, cards, style and script.</summary>
public static class PageWriter
{
    /// <summary>Writes the whole page, which needs nothing else.</summary>
    /// <param name="exhibits">What is on it, groups and the activations in them in their order.</param>
    /// <returns>The text of the HTML file.</returns>
    public static string Write(IReadOnlyList<Exhibit> exhibits)
    {
        ArgumentNullException.ThrowIfNull(exhibits);
        var (index, sheets, groups) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var group in Exhibit.WithDistinctIds(exhibits).GroupBy(e => e.Declaration.Group, StringComparer.Ordinal))
        {
            var id = "group-" + group.Key.ToLowerInvariant().Replace(' ', '-');
            var name = FormulaMarkup.Escape(group.Key);
            index.Append($"<section id=\"index-{id}\"><h2>{name}</h2><ul>");
            index.AppendJoin("", group.Select(e => $"<li><a href=\"#{e.Id}\">{e.Id}</a></li>")).Append("</ul></section>\n");
            sheets.Append($"<section id=\"sheet-{id}\"><h2>{name}</h2>{Overview.Write(group)}</section>\n");
            var note = group.First().Declaration.GroupNote;
            groups.Append($"<section class=\"group\" id=\"{id}\">\n<h2>{name}</h2>\n");
            groups.Append(note.Length == 0 ? "" : $"<p class=\"note\">{FormulaMarkup.Escape(note)}</p>\n");
            groups.AppendJoin("", group.Select(CardWriter.Write)).Append("</section>\n");
        }

        return PageTemplate.Fill(Resource.Read("page/page.html"), new Dictionary<string, string>
        {
            ["count"] = exhibits.Count == 1 ? "1 activation" : string.Create(CultureInfo.InvariantCulture, $"{exhibits.Count} activations"),
            ["style"] = PlotStyle.Css + Resource.Read("page/style.css"),
            ["script"] = Resource.Read("page/script.js"),
            ["index"] = index.ToString(),
            ["sheets"] = sheets.ToString(),
            ["groups"] = groups.ToString(),
        });
    }
}

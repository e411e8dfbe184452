using System.Globalization;
using System.Text;
using ActGen.Training.Reporting;
using Gallery.Catalogue;
using Gallery.Formulas;

namespace Gallery.Page;

/// <summary>Fills the page: index, groups, cards, style and script.</summary>
internal static class PageWriter
{
    /// <summary>Writes the whole page.</summary>
    public static string Write(IReadOnlyList<Exhibit> exhibits)
    {
        var (index, sheets, groups) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var group in exhibits.GroupBy(e => e.Declaration.Group, StringComparer.Ordinal))
        {
            var id = "group-" + group.Key.ToLowerInvariant().Replace(' ', '-');
            var name = FormulaMarkup.Escape(group.Key);
            index.Append($"<section id=\"index-{id}\"><h2>{name}</h2><ul>");
            index.AppendJoin("", group.Select(e => $"<li><a href=\"#{e.Info.Name}\">{e.Info.Name}</a></li>")).Append("</ul></section>\n");
            sheets.Append($"<section id=\"sheet-{id}\"><h2>{name}</h2>{Overview.Write(group)}</section>\n");
            var note = group.First().Declaration.GroupNote;
            groups.Append($"<section class=\"group\" id=\"{id}\">\n<h2>{name}</h2>\n<p class=\"note\">{FormulaMarkup.Escape(note)}</p>\n");
            groups.AppendJoin("", group.Select(CardWriter.Write)).Append("</section>\n");
        }

        return Fill(Resource.Read("page/page.html"), new()
        {
            ["count"] = exhibits.Count.ToString(CultureInfo.InvariantCulture),
            ["style"] = PlotStyle.Css + Resource.Read("page/style.css"),
            ["script"] = Resource.Read("page/script.js"),
            ["index"] = index.ToString(),
            ["sheets"] = sheets.ToString(),
            ["groups"] = groups.ToString(),
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

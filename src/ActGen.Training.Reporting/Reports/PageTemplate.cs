using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>A page with places to fill, <c>{{name}}</c>.</summary>
internal static class PageTemplate
{
    /// <summary>Fills the places: in one pass, so that what is filled in is never taken for a place to fill.</summary>
    /// <param name="template">The page.</param>
    /// <param name="parts">What goes into the places, by their names.</param>
    public static string Fill(string template, IReadOnlyDictionary<string, string> parts)
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

using System.Text;
using System.Text.RegularExpressions;
using Gallery.Catalogue;
using Gallery.Formulas;
using Gallery.Plots;

namespace Gallery.Page;

/// <summary>Writes the card of one activation.</summary>
internal static partial class CardWriter
{
    /// <summary>Writes the card.</summary>
    public static string Write(Exhibit exhibit)
    {
        var (info, declaration) = (exhibit.Info, exhibit.Declaration);
        var probe = new Probe(exhibit.Activation);
        var search = string.Join(' ',
            [info.Name, declaration.Group, declaration.Summary, declaration.Remarks, .. info.Formulas,
                .. info.Learnables.Select(l => l.Name)]);
        var card = new StringBuilder();
        card.Append($"<article class=\"card\" id=\"{info.Name}\" data-search=\"{FormulaMarkup.Escape(search.ToLowerInvariant())}\">\n");
        card.Append($"<h3><a href=\"#{info.Name}\">{info.Name}</a></h3>\n<label class=\"compare\"><input type=\"checkbox\" value=\"{info.Name}\"> compare</label>\n");
        card.Append($"<p class=\"summary\">{FormulaMarkup.Escape(declaration.Summary)}</p>\n");
        if (declaration.Remarks.Length > 0)
        {
            card.Append($"<p class=\"source\">{FormulaMarkup.Escape(declaration.Remarks)}</p>\n");
        }

        card.Append(FormulaSection.Write(info, probe)).Append(PlotSection.Write(probe)).Append(ErrorSection.Write(info.Name))
            .Append(FactSection.Write(info));
        card.Append($"<details><summary>Declaration</summary><pre tabindex=\"0\"><code>{FormulaMarkup.Escape(declaration.Source)}</code></pre></details>\n");
        card.Append($"<details class=\"kernel\"><summary>Generated kernel ({exhibit.Kernel.Split('\n').Length} lines)</summary><pre tabindex=\"0\"><code>{Highlight(exhibit.Kernel)}</code></pre></details>\n");
        return card.Append("</article>\n").ToString();
    }

    private static string Highlight(string code) => Comment().Replace(FormulaMarkup.Escape(code), "<i>$0</i>");

    [GeneratedRegex("//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}

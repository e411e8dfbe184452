using System.Text;
using System.Text.RegularExpressions;
using ActGen.Gallery.Exhibits;
using ActGen.Gallery.Formulas;
using ActGen.Gallery.Plots;

namespace ActGen.Gallery.Page;

/// <summary>Writes the card of one activation.</summary>
internal static partial class CardWriter
{
    /// <summary>Writes the card.</summary>
    public static string Write(Exhibit exhibit)
    {
        var (info, declaration, id) = (exhibit.Info, exhibit.Declaration, exhibit.Id);
        var probe = new Probe(exhibit.Activation) { Opening = declaration.Opening };
        var search = string.Join(' ',
            [id, declaration.Group, declaration.Summary, declaration.Remarks, .. info.Formulas,
                .. info.Learnables.Select(l => l.Name)]);
        var card = new StringBuilder();
        card.Append($"<article class=\"card\" id=\"{id}\" data-search=\"{FormulaMarkup.Escape(search.ToLowerInvariant())}\">\n");
        card.Append($"<h3><a href=\"#{id}\">{id}</a></h3>\n<label class=\"compare\"><input type=\"checkbox\" value=\"{id}\"> "
            + "compare</label>\n");
        Text("summary", declaration.Summary);
        Text("source", declaration.Remarks);
        card.Append(FormulaSection.Write(info, probe)).Append(PlotSection.Write(probe, id))
            .Append(ErrorSection.Write(declaration.Type, info.Name)).Append(FactSection.Write(info));
        Code("<details>", "Declaration", FormulaMarkup.Escape(declaration.Source));
        Code("<details class=\"kernel\">", $"Generated kernel ({exhibit.Kernel.Split('\n').Length} lines)", Highlight(exhibit.Kernel));
        return card.Append("</article>\n").ToString();

        void Text(string kind, string text) =>
            card.Append(text.Length == 0 ? "" : $"<p class=\"{kind}\">{FormulaMarkup.Escape(text)}</p>\n");

        void Code(string details, string summary, string code) => card.Append(code.Length == 0
            ? "" : $"{details}<summary>{summary}</summary><pre tabindex=\"0\"><code>{code}</code></pre></details>\n");
    }

    private static string Highlight(string code) => Comment().Replace(FormulaMarkup.Escape(code), "<i>$0</i>");

    [GeneratedRegex("//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}

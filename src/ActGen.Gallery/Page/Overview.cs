using System.Globalization;
using System.Text;
using ActGen.Gallery.Exhibits;
using ActGen.Training.Reporting;

namespace ActGen.Gallery.Page;

/// <summary>
/// Writes the first screen: a small picture of each activation, which leads to its card. A picture shows the curves of the card once more,
/// so that it costs no weight, and follows the slider.
/// </summary>
internal static class Overview
{
    /// <summary>The name of the window whose curves are shown again.</summary>
    public static string WindowId(string activation) => "curves-" + activation;

    /// <summary>Writes the pictures of a group.</summary>
    public static string Write(IEnumerable<Exhibit> group)
    {
        var sheet = new StringBuilder("<ul class=\"sheet\">");
        foreach (var name in group.Select(e => e.Id))
        {
            sheet.Append(CultureInfo.InvariantCulture,
                $"<li><a href=\"#{name}\"><svg viewBox=\"0 0 {PlotFrame.Width} {PlotFrame.Height}\" aria-hidden=\"true\"><use "
                    + $"href=\"#{WindowId(name)}\"/></svg>{name}</a></li>");
        }

        return sheet.Append("</ul>\n").ToString();
    }
}

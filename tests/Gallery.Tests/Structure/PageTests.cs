using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gallery.Tests.Support;

namespace Gallery.Tests.Structure;

/// <summary>The content of the page, read from its text.</summary>
public partial class PageTests
{
    public static TheoryData<string> Names => GalleryPage.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_activation_has_its_card(string name)
    {
        var card = GalleryPage.Card(name);
        Assert.Contains($"href=\"#{name}\"", GalleryPage.Html[..GalleryPage.Html.IndexOf("<main", StringComparison.Ordinal)],
            StringComparison.Ordinal);
        Assert.Contains("<math display=\"block\">", card, StringComparison.Ordinal);
        Assert.Contains("[", card[card.IndexOf("<summary>Declaration</summary>", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("<dt>Domain</dt>", card, StringComparison.Ordinal);
        Assert.Contains("<dt>Kinks</dt>", card, StringComparison.Ordinal);
        Assert.Contains("<dt>Repairs</dt>", card, StringComparison.Ordinal);
        Assert.True(GalleryPage.Plots(name).Count >= 2);
        var kernel = card[card.IndexOf("<details class=\"kernel\">", StringComparison.Ordinal)..];
        Assert.Contains($"struct {name}Kernel", kernel, StringComparison.Ordinal);
        Assert.Contains(" Forward", kernel, StringComparison.Ordinal);
        Assert.Contains(" Backward", kernel, StringComparison.Ordinal);
        Assert.Contains("TLanes", kernel, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_as_many_cards_as_activations() =>
        Assert.Equal(GalleryPage.Activations.Count, Regex.Count(GalleryPage.Html, "<article class=\"card\""));

    [Fact]
    public void MathML_is_well_formed_and_every_formula_is_typeset()
    {
        var formulas = Math().Matches(GalleryPage.Html);
        Assert.True(formulas.Count > 3 * GalleryPage.Activations.Count);
        foreach (Match formula in formulas)
        {
            XElement.Parse(formula.Value);
        }

        Assert.DoesNotContain("<dd tabindex=\"0\"><code>", GalleryPage.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_else()
    {
        Assert.DoesNotMatch("(src|href|action|poster)\\s*=\\s*[\"']?(?!#)[^\"'#>]", GalleryPage.Html);
        Assert.DoesNotMatch("@import|url\\(|fetch\\(|XMLHttpRequest|WebSocket|import\\(", GalleryPage.Html);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Curves_are_whole_numbers_or_gaps(string name)
    {
        foreach (var path in GalleryPage.Plots(name).SelectMany(p => p.Svg.Descendants("path")).Select(p => (string)p.Attribute("d")!))
        {
            Assert.Matches("^([MLHV]-?\\d+( -?\\d+)?)*$", path);
        }

        Assert.All(GalleryPage.Plots(name), plot => Assert.All(plot.Curves, curve => Assert.NotEmpty(plot.Points(curve))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sliders_have_a_curve_for_every_setting(string name)
    {
        foreach (Match script in Data().Matches(GalleryPage.Card(name)))
        {
            using var data = JsonDocument.Parse(script.Groups["json"].Value);
            var root = data.RootElement;
            var settings = root.GetProperty("labels").GetArrayLength();
            Assert.True(settings > 2);
            foreach (var panel in root.GetProperty("panels").EnumerateArray())
            {
                var grid = panel.GetProperty("grid").GetBytesFromBase64();
                Assert.Equal(2 * settings * root.GetProperty("series").GetInt32() * root.GetProperty("points").GetInt32(), grid.Length);
                Assert.Equal(settings, panel.GetProperty("breaks").GetArrayLength());
                for (var i = 0; i < grid.Length; i += 2)
                {
                    var y = BitConverter.ToInt16(grid, i);
                    Assert.True(y == short.MaxValue || (y >= -2400 && y <= 4800));
                }
            }
        }
    }

    [Fact]
    public void Ids_are_unique()
    {
        var ids = Regex.Matches(GalleryPage.Html, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [GeneratedRegex("<math.*?</math>")]
    private static partial Regex Math();

    [GeneratedRegex("<script type=\"application/json\">(?<json>.*?)</script>")]
    private static partial Regex Data();
}

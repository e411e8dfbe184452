using System.Text.RegularExpressions;
using System.Xml.Linq;
using StbImageSharp;

namespace ActGen.Training.Reporting.Tests.Plots;

public class PlotTests
{
    [Fact]
    public void A_png_reads_back_as_its_pixels()
    {
        byte[] pixels = [.. Enumerable.Range(0, 7 * 5).Select(i => (byte)(i * 37))];
        var image = ImageResult.FromMemory(GrayPng.Write(pixels, 7, 5), ColorComponents.Grey);
        Assert.Equal((7, 5), (image.Width, image.Height));
        Assert.Equal(pixels, image.Data);
    }

    [Fact]
    public void A_histogram_counts_each_value_once()
    {
        var histogram = Histogram.Of([0, 0.24f, 0.25f, 0.99f, 1, -0.1f, 1.1f, float.NaN], 0, 1, 4);
        Assert.Equal([2, 1, 0, 2], histogram.Counts);
        Assert.Equal(3, histogram.Outside);
    }

    [Fact]
    public void A_line_goes_through_its_points_and_has_a_gap_where_there_is_no_number()
    {
        var frame = new PlotFrame(0, 4, -1, 1);
        Assert.Equal("M0 2400L960 1200M2880 0L3840 1200", PlotPath.Line(frame, [(0, -1), (1, 0), (2, double.NaN), (3, 1), (4, 0)]));
    }

    [Fact]
    public void A_plot_is_well_formed_and_marks_round_numbers()
    {
        var plot = LineChart.Draw("loss <of> a run", "epoch", [new ChartLine("training", [(1, 0.5), (2, 0.25), (3, 0.2)])]);
        var svg = XElement.Parse(plot.ToString());
        Assert.Equal("loss <of> a run", svg.Attribute("aria-label")!.Value);
        Assert.Equal(["1", "2", "3"],
            svg.Descendants("text").Where(text => text.Attribute("text-anchor")!.Value == "middle").Select(text => text.Value));
        Assert.Single(svg.Descendants("path"), path => path.Attribute("class")!.Value == "curve s0");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_two_lines_of_a_chart_look_alike(bool inPairs)
    {
        const int Most = 2 * LineChart.Colors;
        var count = inPairs ? 2 * Most : Most;
        ChartLine[] lines =
            [.. Enumerable.Range(0, count).Select(i => new ChartLine($"line {i}", [(0, i), (1, i)], inPairs && i % 2 == 1))];
        var svg = XElement.Parse(LineChart.Draw("lines", "x", lines, inPairs).ToString());
        var looks = svg.Descendants("path").Select(path => path.Attribute("class")!.Value)
            .Where(name => name.StartsWith("curve", StringComparison.Ordinal));
        Assert.Equal(count, looks.Distinct().Count());
        // Each color is there, for a light and a dark page, and is no other's.
        var themes = PlotStyle.Css.Split('}').Where(rule => rule.Contains("--s0:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, themes.Length);
        var numbers = Enumerable.Range(0, LineChart.Colors).ToArray();
        Assert.All(themes, theme => Assert.Equal(
            numbers.Length,
            numbers.Select(i => Regex.Match(theme, $"--s{i}: (#[0-9a-f]{{6}});")).Where(color => color.Success)
                .Select(color => color.Groups[1].Value).Distinct().Count()));
        Assert.All(numbers, i => Assert.Contains($".s{i} {{ --c: var(--s{i}); }}", PlotStyle.Css, StringComparison.Ordinal));
        Assert.Contains(".dotted {", PlotStyle.Css, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plot_in_text_rises_with_its_curve()
    {
        var lines = TextPlot.Draw(-1, 1, [x => x], width: 42, height: 8);
        Assert.Equal(9, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 42));
        var columns = lines.Take(8)
            .Select(line => line.Skip(10).Select((c, i) => (c, i)).Where(entry => entry.c is > '\u2800' and <= '\u28ff')
                .Average(entry => entry.i)).ToArray();
        Assert.Equal(columns.OrderDescending(), columns);
        Assert.StartsWith("       1 │", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("      -1 │", lines[7], StringComparison.Ordinal);
        Assert.Contains("0", lines[8], StringComparison.Ordinal);
    }
}

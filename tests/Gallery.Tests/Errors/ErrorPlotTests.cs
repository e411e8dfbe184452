using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActGen.Gallery.Errors;
using Gallery.Tests.Support;

namespace Gallery.Tests.Errors;

/// <summary>The plots of measured errors, read as a person reads them.</summary>
public partial class ErrorPlotTests
{
    public static TheoryData<string> Names => GalleryPage.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_has_a_dot_for_every_measured_error(string name)
    {
        var info = GalleryPage.Activations.Single(a => a.Name == name).Info;
        var figures = Figure().Matches(GalleryPage.Card(name));
        Assert.Equal(info.Inputs.Count, figures.Count);
        foreach (var (figure, (_, all)) in figures.Zip(MeasuredErrors.Of(GalleryPage.TypeOf(name), name)))
        {
            var svg = XElement.Parse(figure.Groups["svg"].Value);
            foreach (var series in all)
            {
                var path = Path(svg, series.Quantity);
                Assert.Equal(series.Errors.Count(e => !double.IsNaN(e)), Dot().Count(path));
                Assert.Equal(series.Errors.Count(double.IsInfinity), Regex.Count(path, "m-30-40"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_worst_is_at_the_place_that_the_axes_say(string name)
    {
        foreach (var (figure, (_, all)) in Figure().Matches(GalleryPage.Card(name)).Zip(MeasuredErrors.Of(GalleryPage.TypeOf(name), name)))
        {
            var svg = XElement.Parse(figure.Groups["svg"].Value);
            foreach (var series in all)
            {
                var worst = series.Worst(MeasuredErrors.Table.Points)!.Value;
                var dots = Dot().Matches(Path(svg, series.Quantity)).Select(m => (X: Place(m.Groups[1]), Y: Place(m.Groups[2]))).ToList();
                Assert.Contains(dots, d => d.X == ErrorFrame.X(worst.X) && d.Y == dots.Min(other => other.Y));
            }
        }
    }

    [Fact]
    public void A_larger_input_is_further_right_and_a_larger_error_higher_up()
    {
        var points = MeasuredErrors.Table.Points;
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.True(ErrorFrame.X(pair.First) <= ErrorFrame.X(pair.Second)));
        Assert.Equal(ErrorFrame.Width / 2, ErrorFrame.X(0));
        Assert.All(points, x => Assert.Equal(ErrorFrame.Width - ErrorFrame.X(x), ErrorFrame.X(-x), 1.0));
        Assert.All(points, x => Assert.InRange(ErrorFrame.X(x), 0, ErrorFrame.Width));
        foreach (var worst in new[] { 0, 3, 5, 50, 1000, 1e5, 1e30, double.PositiveInfinity })
        {
            var frame = ErrorFrame.Around([0, double.NaN, worst]);
            double[] errors = [0, 0.5, 1, 2, 4, 4.1, 8, 64, 4096, 1e7, double.PositiveInfinity];
            Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.True(frame.Y(pair.First) >= frame.Y(pair.Second)));
            Assert.Equal(ErrorFrame.Height, frame.Y(0));
            Assert.Equal(0, frame.Y(frame.Top));
            Assert.True(frame.Ticks().All(tick => tick <= frame.Top) && frame.Ticks().Order().SequenceEqual(frame.Ticks()));
        }
    }

    [Fact]
    public void The_worst_is_said_in_words()
    {
        var card = GalleryPage.Card("Gelu");
        var words = Worst().Match(card).Value;
        Assert.Matches("<li>Value: [0-9.]+ ulp at worst, at .*x.* = −?[0-9.]+", words);
        Assert.Contains("<li>Derivative: ", words, StringComparison.Ordinal);
        Assert.Contains("As written, in floats: no digit right.", words, StringComparison.Ordinal);
    }

    private static string Path(XElement svg, Quantity quantity) => (string)svg.Descendants("path")
        .Single(p => (string?)p.Attribute("class") == $"errors s{(int)quantity}").Attribute("d")!;

    private static int Place(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<figure class=\"measured-errors\">.*?(?<svg><svg.*?</svg>)")]
    private static partial Regex Figure();

    [GeneratedRegex(@"M(\d+) (\d+)")]
    private static partial Regex Dot();

    [GeneratedRegex("<ul class=\"worst\">.*?</ul>")]
    private static partial Regex Worst();
}

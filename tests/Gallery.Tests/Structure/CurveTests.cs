using ActGen.Activations;
using Gallery.Tests.Support;

namespace Gallery.Tests.Structure;

/// <summary>The curves are what the generated code computes: they are read off the axes, beside single values.</summary>
public class CurveTests
{
    // Two roundings to a tenth of a pixel: of the point, and of the lines the axes are read by.
    private const double Units = 1.6;

    public static TheoryData<string, Func<float, float>, Func<float, float>> Rows => new()
    {
        { "Tanh", Tanh.Evaluate, Tanh.Derivative },
        { "Gelu", Gelu.Evaluate, Gelu.Derivative },
        { "Mish", Mish.Evaluate, Mish.Derivative },
        { "Sin", Sin.Evaluate, Sin.Derivative },
        { "Swish", x => Swish.Evaluate(x, 1), x => Swish.Derivative(x, 1) },
        { "SoftExponential", x => SoftExponential.Evaluate(x, -0.01f), x => SoftExponential.Derivative(x, -0.01f) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_curve_is_made_of_generated_values(string name, Func<float, float> value, Func<float, float> derivative)
    {
        var plots = GalleryPage.Plots(name);
        Check(plots[0], value);
        Check(plots[1], derivative);

        static void Check(Plot plot, Func<float, float> f)
        {
            var points = plot.Points(Assert.Single(plot.Curves)).ToList();
            Assert.True(points.Count > 40);
            Assert.All(points, p => Assert.InRange(p.Y, f((float)p.X) - (Units * plot.Unit), f((float)p.X) + (Units * plot.Unit)));
        }
    }

    // Derivatives worked out by hand.
    public static TheoryData<string, int, Func<float, float>> Learned => new()
    {
        { "Swish", 2, x => { var s = 1 / (1 + MathF.Exp(-x)); return x * x * s * (1 - s); } },
        { "PRelu", 2, x => MathF.Min(x, 0) },
        { "Snake", 2, x => (x * MathF.Sin(2 * x)) - (MathF.Sin(x) * MathF.Sin(x)) },
    };

    [Theory]
    [MemberData(nameof(Learned))]
    public void The_derivative_in_a_learnable_is_drawn_beside_them(string name, int index, Func<float, float> derivative)
    {
        var plot = GalleryPage.Plots(name)[index];
        Assert.StartsWith($"{name}: the derivative in ", (string?)plot.Svg.Attribute("aria-label"), StringComparison.Ordinal);
        var points = plot.Points(Assert.Single(plot.Curves)).ToList();
        Assert.NotEmpty(points);
        Assert.All(points, p => Assert.InRange(
            p.Y, derivative((float)p.X) - (Units * plot.Unit), derivative((float)p.X) + (Units * plot.Unit)));
    }

    [Fact]
    public void A_jump_is_a_gap_with_a_ring_and_a_dot()
    {
        var plots = GalleryPage.Plots("BinaryStep");
        Assert.Equal(2, plots[0].Curves[0].Count(c => c == 'M'));
        Assert.Equal(["ring s0", "dot s0"], plots[0].Svg.Descendants("circle").Select(c => (string?)c.Attribute("class")));
        // The step is 1 at 0 itself: the ring is the end of the lower line.
        var heights = plots[0].Svg.Descendants("circle").Select(c => (double)c.Attribute("cy")!).ToList();
        Assert.True(heights[0] > heights[1]);
    }

    [Fact]
    public void A_smooth_activation_has_no_marks() =>
        Assert.All(GalleryPage.Plots("Tanh"), plot => Assert.Empty(plot.Svg.Descendants("circle")));

    [Fact]
    public void A_learned_activation_has_a_family_whose_lines_say_what_they_are()
    {
        var plot = GalleryPage.Plots("Swish")[0].Svg;
        var lines = plot.Descendants("path")
            .Where(p => ((string?)p.Attribute("class"))?.StartsWith("family", StringComparison.Ordinal) == true)
            .Select(p => p.Element("title")?.Value).ToList();
        Assert.Equal(5, lines.Distinct().Count());
        Assert.All(lines, title => Assert.StartsWith("β = ", title, StringComparison.Ordinal));

        // And at the ends, where one does not lie on another.
        var ends = plot.Descendants("text").Where(t => (string?)t.Attribute("class") == "end").ToList();
        Assert.InRange(ends.Count, 2, 5);
        Assert.All(ends, end => Assert.Contains($"β = {end.Value}", lines));
        var heights = ends.Select(end => (double)end.Attribute("y")!).Order().ToList();
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 125));
    }
}

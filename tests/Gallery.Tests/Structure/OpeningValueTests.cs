using ActGen;
using ActGen.Gallery.Plots;
using ActGen.Generator.Expressions;
using Gallery.Tests.Support;

namespace Gallery.Tests.Structure;

/// <summary>The page opens where activations start; where that is random, on typical values, always the same, which it names.</summary>
public class OpeningValueTests
{
    private const double UpperQuartile = 0.6744897501960817;

    /// <summary>The activations of the catalogue with something that starts at random.</summary>
    public static TheoryData<string> RandomStarts =>
        [.. GalleryPage.Activations.Where(a => a.Info.Learnables.Any(IsRandom)).Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(RandomStarts))]
    public void Random_starts_open_at_evenly_spread_quantiles(string name)
    {
        var info = Info(name);
        var places = OpeningValues.Of(info).Zip(info.Learnables).Where(p => IsRandom(p.Second))
            .SelectMany(p => p.First.Select(v => Probability(p.Second.Init, v))).Order().ToList();
        // A single one stands at a quartile, where no function of the mean's is flat.
        double[] expected = places.Count == 1 ? [0.75] : [.. places.Select((_, i) => (i + 0.5) / places.Count)];
        Assert.All(places.Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-5));
    }

    [Theory]
    [MemberData(nameof(RandomStarts))]
    public void Neighbors_in_a_vector_are_in_no_order(string name) => Assert.All(
        OpeningValues.Of(Info(name)).Where(values => values.Count > 2),
        values => Assert.NotEqual(values.Order(), values));

    [Fact]
    public void Two_values_are_the_quartiles()
    {
        double[] expected = [UpperQuartile, -UpperQuartile, 1];
        Assert.All(OpeningValues.Of(Info("AconC")).Zip(expected), p => Assert.Equal(p.Second, Assert.Single(p.First), 1e-6));
        Assert.Equal("the upper quartile of normal(0, 1)", OpeningValues.Name(Info("AconC"), Info("AconC").Learnables[0]));
    }

    [Fact]
    public void AconC_opens_at_the_published_values_and_says_so()
    {
        var card = GalleryPage.Card("AconC");
        Assert.Contains("p₁ = 1.2", Plain(card), StringComparison.Ordinal);
        Assert.Contains("opens at the published value", card, StringComparison.Ordinal);
        Assert.Contains("p₂ at the published value, −0.8", card, StringComparison.Ordinal);
        var drawn = GalleryPage.Plots("AconC")[0];
        Assert.All(drawn.Points(drawn.Curves[0]), p => Assert.Equal(
            ActGen.Activations.AconC.Evaluate((float)p.X, 1.2f, -0.8f, 1), p.Y, 1.6 * drawn.Unit));
        var plot = GalleryPage.Plots("AconC")[0];
        var heights = plot.Points(plot.Curves[0]).Select(p => p.Y).ToList();
        Assert.True(heights.Max() - heights.Min() > 1);
    }

    [Fact]
    public void No_card_opens_on_a_draw() => Assert.DoesNotContain("one draw", GalleryPage.Html, StringComparison.Ordinal);

    [Fact]
    public void Other_starts_are_what_is_declared()
    {
        Assert.Equal([0.25f], OpeningValues.Of(Info("PRelu"))[0]);
        Assert.Null(OpeningValues.Name(Info("PRelu"), Info("PRelu").Learnables[0]));
    }

    private static string Plain(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", "");

    private static bool IsRandom(LearnableInfo learnable) => learnable.Init.Kind is InitializerKind.Normal or InitializerKind.Uniform;

    // From the closed forms of the distribution functions.
    private static double Probability(Initializer init, float value) => init.Kind == InitializerKind.Uniform
        ? (value - init.First) / (init.Second - init.First)
        : new Interpreter(new Dictionary<string, double> { ["z"] = (value - init.First) / init.Second })
            .Evaluate(ActGen.Gallery.Formulas.FormulaReader.Read("erfc(-z / sqrt(2)) / 2")!);

    private static ActivationInfo Info(string name) => GalleryPage.Activations.Single(a => a.Name == name).Info;
}

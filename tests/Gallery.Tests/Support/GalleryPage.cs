using System.Text.RegularExpressions;
using Gallery.Cli;

namespace Gallery.Tests.Support;

/// <summary>The page as the program writes it, once for all tests.</summary>
public static partial class GalleryPage
{
    private static readonly Lazy<(string Path, string Html)> Written = new(Write);

    /// <summary>The file.</summary>
    public static string Path => Written.Value.Path;

    /// <summary>Its text.</summary>
    public static string Html => Written.Value.Html;

    /// <summary>The names of all activations that belong on the page.</summary>
    public static TheoryData<string> Names => new(Activations.Select(a => a.Name));

    /// <summary>All activations that belong on the page.</summary>
    public static IReadOnlyList<ActGen.ActivationDescriptor> Activations { get; } =
        [.. ActGen.Activations.GeneratedActivations.All, .. GeneratedActivations.All];

    /// <summary>The type of an activation, with its namespace.</summary>
    public static string TypeOf(string name) => ActGen.Gallery.Exhibits.TypeName.Of(Activations.Single(a => a.Name == name));

    /// <summary>The card of an activation.</summary>
    public static string Card(string name)
    {
        var start = Html.IndexOf($"<article class=\"card\" id=\"{name}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{name} has no card");
        return Html[start..Html.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    /// <summary>The plots of a card: value and derivative of each slice, in order.</summary>
    public static IReadOnlyList<Plot> Plots(string name) => [.. Figure().Matches(Card(name)).Select(m => new Plot(m.Groups["svg"].Value))];

    private static (string Path, string Html) Write()
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("gallery-").FullName, "gallery.html");
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, GalleryCommand.Run(["--out", path], output, error));
        Assert.Equal("", error.ToString());
        Assert.Equal(path + Environment.NewLine, output.ToString());
        return (path, File.ReadAllText(path));
    }

    [GeneratedRegex("<figure class=\"\\w+\"[^>]*>.*?(?<svg><svg viewBox.*</svg>)</figure>")]
    private static partial Regex Figure();
}

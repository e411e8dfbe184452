using System.Text.RegularExpressions;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator.Tests.Structure;

/// <summary>Files have one subject and fit into a head, and so do folders; lines fit on a screen; summaries begin with a noun.</summary>
public partial class FileTests
{
    private const int LongestFile = 300;
    private const int LongestGeneratorFile = 250;
    private const int MostFiles = 20;
    private const int LongestLine = 140;

    [Theory]
    [InlineData("src", LongestFile)]
    [InlineData("generator", LongestGeneratorFile)]
    [InlineData("samples", LongestFile)]
    [InlineData("tests", LongestFile)]
    public void Files_are_short(string folder, int longest)
    {
        var files = SourceTree.Files(folder).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.InRange(SourceTree.Read($"{folder}/{f}").Split('\n').Length - 1, 1, longest));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("generator")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void Lines_are_short(string folder)
    {
        var files = SourceTree.Files(folder).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Empty(LongLines(SourceTree.Read($"{folder}/{f}"))));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("generator")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void Folders_hold_no_more_than_one_looks_over(string folder)
    {
        var folders = SourceTree.Files(folder).GroupBy(f => Path.GetDirectoryName(f)!).ToList();
        Assert.NotEmpty(folders);
        Assert.Empty(folders.Where(f => f.Count() > MostFiles).Select(f => $"{f.Key}: {f.Count()} files"));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("generator")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void Summaries_name_the_thing(string folder)
    {
        var files = SourceTree.Files(folder).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(f => Circumscriptions().Matches(SourceTree.Read($"{folder}/{f}")).Select(m => $"{f}: {m.Value}")));
    }

    /// <summary>All that runs at the width of the machine goes through <c>Simd</c>, which tests override; registers are counted.</summary>
    [Fact]
    public void The_width_is_chosen_in_one_place() =>
        Assert.Equal(
            ["ActGen/Kernels/Simd.cs", "ActGen.Training/LinearAlgebra/Products/TileHeights.cs"],
            SourceTree.Files("src").Where(f => SourceTree.Read($"src/{f}").Contains("HardwareAccelerated", StringComparison.Ordinal))
                .OrderDescending(StringComparer.Ordinal).Select(f => f.Replace('\\', '/')));

    // Texts in quotes count as well; snapshots are no source files.
    private static IEnumerable<string> LongLines(string source) => SourceText.From(source).Lines
        .Where(l => l.Span.Length > LongestLine).Select(l => $"{l.LineNumber + 1}: {l.Span.Length} columns: {l}");

    // "What is violated" has a name: the violated region.
    [GeneratedRegex(@"<summary>\s*(///\s*)?What\b.*")]
    private static partial Regex Circumscriptions();
}

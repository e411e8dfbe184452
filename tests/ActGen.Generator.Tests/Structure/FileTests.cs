using System.Text.RegularExpressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Structure;

/// <summary>Files have one subject and fit into a head, and so do folders; lines fit on a screen.</summary>
public partial class FileTests
{
    private const int LongestFile = 300;
    private const int LongestGeneratorFile = 250;
    private const int MostFiles = 20;
    private const int LongestLine = 140;

    // Where lines are longer for now: the files of the kernels, whose form is still changing.
    private static readonly string[] Wide = ["Schedule/", "Emit/Kernels/", "Stabilize/Precision/"];

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
    [InlineData("generator/ActGen.Generator")]
    [InlineData("generator/ActGen.CodeFixes")]
    [InlineData("generator/ActGen.Widths")]
    [InlineData("samples/Gallery")]
    [InlineData("src/ActGen.Gallery")]
    public void Lines_are_short(string project) => Assert.All(
        SourceTree.Files(project).Where(f => !Wide.Any(w => f.StartsWith(w, StringComparison.Ordinal))),
        f => Assert.All(
            SourceTree.Read($"{project}/{f}").Split('\n'),
            line => Assert.True(line.Length <= LongestLine || IsText(line), $"{f}: {line.Length} columns: {line.Trim()}")));

    [Fact]
    public void Folders_of_the_generator_hold_no_more_than_one_looks_over() => Assert.All(
        SourceTree.Files("generator/ActGen.Generator").GroupBy(f => Path.GetDirectoryName(f)!), folder => Assert.InRange(folder.Count(), 1, MostFiles));

    // A text that is shown or generated stands in one piece, so that a search finds it.
    private static bool IsText(string line) => Text().Replace(line, "").Length <= LongestLine / 2;

    [GeneratedRegex("""
        "(\\.|[^"\\])*"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Text();
}

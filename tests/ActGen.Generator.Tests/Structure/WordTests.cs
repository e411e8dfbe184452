using System.Text.RegularExpressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Structure;

/// <summary>English is American, as in .NET, and trade terms are the field's: in names, comments, messages and pages.</summary>
public partial class WordTests
{
    private const string Own = "Structure/WordTests.cs";

    [Theory]
    [InlineData("optimised", true)]
    [InlineData("ThrowIfCancelled", true)]
    [InlineData("centres", true)]
    [InlineData("neighbour", true)]
    [InlineData("labelled", true)]
    [InlineData("otherwise, precise, four, cancellation, ColorComponents.Grey", false)]
    public void British_spelling_is_found(string text, bool isFound) => Assert.Equal(isFound, British().IsMatch(text));

    [Theory]
    [InlineData("src")]
    [InlineData("generator")]
    [InlineData("samples")]
    [InlineData("tests")]
    [InlineData(".github")]
    public void Spelling_is_American(string folder) => None(British(), folder);

    [Theory]
    [InlineData("src")]
    [InlineData("generator")]
    public void Terms_are_those_of_the_field(string folder) => None(Folk(), folder);

    private static void None(Regex words, string folder)
    {
        var root = Path.Combine(SourceTree.Root, folder);
        var pages = Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"));
        var files = SourceTree.Files(folder).Concat(pages).Where(f => !f.EndsWith(Own, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(f => words.Matches(SourceTree.Read($"{folder}/{f}")).Select(m => $"{f}: {m.Value}")));
    }

    // Stems of words that are spelled in two ways; 'grey' is a name of a library.
    [GeneratedRegex(
        @"\w*(?:(?:ptim|ormal|nitial|eneral|apital|rgan|ecogn|ummar|inim|axim|mphas|erial|ector|actor|abil|inear|uant|ymbol|pecial|andom"
        + @"|oken|emo|egular|til|isual|qual|inal|enal|aterial|ynchron|ustom|ocal|arallel|conom)is(?:e[drs]?\b|ed|er|ing|ation)"
        + @"|nalys(?:ed|er|ing)|(?:cancel|label|model|travel|signal|level|channel|equal)l(?:ed|er|ing)\b"
        + @"|(?:col|behavi|fav|neighb|flav|hon|lab)our|\bcentr(?:e|ed|es)\b|(?<!ColorComponents\.)\bgrey)\w*",
        RegexOptions.IgnoreCase)]
    private static partial Regex British();

    [GeneratedRegex(@"twice the digits|rare ?call|\bradix|functions? of rows|pass ?keeper|\bdocument 1\b", RegexOptions.IgnoreCase)]
    private static partial Regex Folk();
}

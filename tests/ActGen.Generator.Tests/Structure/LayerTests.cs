using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Structure;

/// <summary>Who may use whom: the folders of the generator from the ground up, and the projects.</summary>
public partial class LayerTests
{
    // A folder may use its own line and the lines above it.
    private static readonly string[][] Folders =
    [
        ["Expressions"],
        ["Rewriting"],
        ["Models"],
        ["Diagnostics"],
        ["Read"],
        ["Bind"],
        ["Domains"],
        ["Stabilize"],
        ["Differentiate"],
        ["Prepare"],
        ["Schedule"],
        ["Describe"],
        ["Emit"],
        ["Advise"],
    ];

    // A project may refer to these; tests, samples and what is made for them to all.
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["src/ActGen"] = ["generator/ActGen.Generator", "generator/ActGen.CodeFixes", "generator/ActGen.Widths"],
        ["src/ActGen.Activations"] = ["src/ActGen", "generator/ActGen.Generator"],
        ["src/ActGen.Training"] = ["src/ActGen", "generator/ActGen.Generator"],
        ["src/ActGen.Training.Reporting"] = ["src/ActGen.Training"],
        ["generator/ActGen.Generator"] = [],
        ["generator/ActGen.CodeFixes"] = ["generator/ActGen.Generator"],
    };

    // Where the compiler hands over its symbols: they go straight on to Read.
    private static readonly string[] SeesSymbols = ["Read/", "Advise/", "ActivationGenerator.cs"];

    public static TheoryData<string> GeneratorFolders =>
        [.. SourceTree.Files("generator/ActGen.Generator").Where(f => f.Contains('/')).Select(f => f.Split('/')[0]).Distinct()];

    public static TheoryData<string> LibraryProjects => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(GeneratorFolders))]
    public void A_folder_of_the_generator_uses_only_what_is_below_it(string folder)
    {
        if (folder == "Polyfills")
        {
            return;
        }

        var line = Array.FindIndex(Folders, names => names.Contains(folder));
        Assert.True(line >= 0, $"the table of layers has no line for '{folder}'");
        var allowed = Folders.Take(line + 1).SelectMany(names => names).ToHashSet();
        foreach (var file in SourceTree.Files($"generator/ActGen.Generator/{folder}"))
        {
            var text = SourceTree.Read($"generator/ActGen.Generator/{folder}/{file}");
            Assert.Contains($"namespace ActGen.Generator.{folder};", text, StringComparison.Ordinal);
            var used = Namespaces().Matches(text).Select(m => m.Groups["folder"].Value).Where(f => Folders.Any(names => names.Contains(f))).Distinct();
            Assert.True(used.All(allowed.Contains), $"{folder}/{file} uses {string.Join(", ", used.Except(allowed))}");
        }
    }

    [Fact]
    public void Only_Read_looks_at_symbols()
    {
        var sees = SourceTree.Files("generator/ActGen.Generator").Where(f => Symbols().IsMatch(SourceTree.Read($"generator/ActGen.Generator/{f}"))).ToList();
        Assert.NotEmpty(sees);
        Assert.All(sees, f => Assert.Contains(SeesSymbols, s => f.StartsWith(s, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(LibraryProjects))]
    public void A_library_refers_only_to_what_is_below_it(string project)
    {
        var file = Path.Combine(SourceTree.Root, project, Path.GetFileName(project) + ".csproj");
        // The generator and the code fixes inside a package are a list of their own.
        var references = XDocument.Load(file).Descendants("ProjectReference").Where(r => !r.Attribute("Include")!.Value.StartsWith('@'))
            .Select(r => Path.GetRelativePath(SourceTree.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, r.Attribute("Include")!.Value))))
            .Select(r => Path.GetDirectoryName(r)!.Replace('\\', '/'));
        Assert.All(references, r => Assert.Contains(r, Projects[project]));
    }

    [GeneratedRegex(@"(using (static )?|(?<![.\w]))(ActGen\.)?(Generator\.)(?<folder>[A-Z]\w+)")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^(?!\s*//).*\b(I\w*Symbol|AttributeData|TypedConstant|SemanticModel|CSharpCompilation)\b", RegexOptions.Multiline)]
    private static partial Regex Symbols();
}

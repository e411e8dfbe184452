using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Structure;

/// <summary>Who may use whom: the folders of the generator and of the training engine from the ground up, and the projects.</summary>
[Trait("Speed", "Slow")]
public partial class LayerTests
{
    private const string Root = "";

    /// <summary>The stages of the generator, in the order in which they run.</summary>
    private static readonly string[] Stages =
        ["Read", "Bind", "Domains", "Stabilize", "Differentiate", "Prepare", "Schedule", "Describe", "Emit"];

    // A folder may use its own line and the lines above it; the files beside the folders are a line as well.
    private static readonly Dictionary<string, (string[] Usings, string[][] Lines)> Layers = new()
    {
        ["generator/ActGen.Generator"] = (["ActGen.Generator.Models", "Reduction = ActGen.Generator.Expressions.RowReduction"],
        [
            ["Polyfills"],
            ["Expressions"],
            ["Rewriting"],
            ["Models"],
            ["Diagnostics"],
            .. Stages.Select(s => new[] { s }),
            ["Advise"],
            [Root],
        ]),
        ["src/ActGen.Training"] = ([],
        [
            [Root],
            ["Kernels"],
            ["Parallel"],
            ["Randomness", "Schedules"],
            ["LinearAlgebra", "Parameters", "Layers", "Data", "Models"],
            ["Losses", "Metrics"],
            ["Optimizers", "Callbacks", "Distributed", "Fitting"],
            ["Checkpoints"],
            ["Export"],
        ]),
    };

    // A project may refer to these; tests, samples and what is made for them to all.
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["src/ActGen"] = ["generator/ActGen.Generator", "generator/ActGen.CodeFixes", "generator/ActGen.Widths"],
        ["src/ActGen.Activations"] = ["src/ActGen", "generator/ActGen.Generator"],
        ["src/ActGen.Training"] = ["src/ActGen", "generator/ActGen.Generator"],
        ["src/ActGen.Training.Reporting"] = ["src/ActGen.Training"],
        ["src/ActGen.Gallery"] = ["src/ActGen.Training.Reporting", "generator/ActGen.Generator"],
        ["generator/ActGen.Generator"] = [],
        ["generator/ActGen.CodeFixes"] = ["generator/ActGen.Generator"],
    };

    // Where the compiler hands over its symbols: they go straight on to Read.
    private static readonly string[] SeesSymbols = ["Read/", "Advise/", "ActivationGenerator.cs"];

    public static TheoryData<string> LayeredProjects => [.. Layers.Keys];

    public static TheoryData<string> LibraryProjects => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(LayeredProjects))]
    public void A_folder_uses_only_the_types_of_what_is_below_it(string project)
    {
        var (usings, lines) = Layers[project];
        var line = lines.SelectMany((folders, i) => folders.Select(f => (f, i))).ToDictionary(p => p.f, p => p.i);
        Assert.Equal(SourceTree.Files(project).Select(FolderOf).Distinct().Order(), line.Keys.Order());
        var uses = TypeUses.In(project, usings);
        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(u => line[FolderOf(u.To)] > line[FolderOf(u.From)]).Select(u => $"{u.From} uses {u.Type} of {u.To}"));
    }

    [Fact]
    public void The_stages_run_in_the_order_of_the_layers_and_of_the_documents()
    {
        var compiler = SourceTree.Read("generator/ActGen.Generator/Compiler.cs");
        Assert.Equal(Stages.Skip(1), StageNames().Matches(compiler).Select(m => m.Groups["stage"].Value));
        Assert.Contains(string.Join(", ", Stages), SourceTree.Read("README.md"), StringComparison.Ordinal);
        var page = SourceTree.Read("generator/README.md");
        Assert.Equal(Stages, Headings().Matches(page).Select(m => m.Groups["stage"].Value).Intersect(Stages));
    }

    [Fact]
    public void The_namespace_of_a_file_of_the_generator_is_its_folder() => Assert.All(
        SourceTree.Files("generator/ActGen.Generator").Where(f => FolderOf(f) is not (Root or "Polyfills")),
        f => Assert.Contains($"namespace ActGen.Generator.{FolderOf(f)};", SourceTree.Read($"generator/ActGen.Generator/{f}"),
            StringComparison.Ordinal));

    [Fact]
    public void Only_Read_looks_at_symbols()
    {
        var sees = SourceTree.Files("generator/ActGen.Generator")
            .Where(f => Symbols().IsMatch(SourceTree.Read($"generator/ActGen.Generator/{f}"))).ToList();
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
            .Select(r =>
                Path.GetRelativePath(
                    SourceTree.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, r.Attribute("Include")!.Value))))
            .Select(r => Path.GetDirectoryName(r)!.Replace('\\', '/'));
        Assert.All(references, r => Assert.Contains(r, Projects[project]));
    }

    private static string FolderOf(string file) => file.Contains('/', StringComparison.Ordinal) ? file.Split('/')[0] : Root;

    [GeneratedRegex(@"Stage\(""(?<stage>\w+)""")]
    private static partial Regex StageNames();

    [GeneratedRegex(@"^#+ (?<stage>\w+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^(?!\s*//).*\b(I\w*Symbol|AttributeData|TypedConstant|SemanticModel|CSharpCompilation)\b", RegexOptions.Multiline)]
    private static partial Regex Symbols();
}

using System.Text.RegularExpressions;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Emit;

/// <summary>The documentation shows what happens: its snippets compile, its generated kernel is the generated one.</summary>
public partial class ReadmeTests
{
    public static TheoryData<string> Documents => ["README.md", "samples/MnistTrainer/README.md"];

    public static TheoryData<string> Attributes => [.. Declaring.Select(t => t.FullName!)];

    /// <summary>Also in a project that has every rule of the SDK on.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Snippets_meet_every_rule(string document) => Assert.All(Blocks(document).Where(b => !b.IsGenerated), block =>
        Assert.Empty(StrictRules.Warnings(GeneratorRun.Of(block.Code).Output)));

    private static IEnumerable<Type> Declaring =>
        typeof(ActivationAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Snippets_compile_without_a_warning(string document)
    {
        var snippets = Blocks(document).Where(b => !b.IsGenerated && b.Source.Length == 0).ToList();
        Assert.NotEmpty(snippets);
        foreach (var (_, _, code) in snippets)
        {
            var run = GeneratorRun.Of(code);
            Assert.Empty(run.Diagnostics);
            Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS0105");
        }
    }

    // What needs more than ActGen stands on the page of its package, whose snippets are compiled against all packages.
    [Fact]
    public void Snippets_of_other_pages_are_as_they_stand_there()
    {
        var taken = Blocks("README.md").Where(b => b.Source.Length > 0).ToList();
        Assert.Contains(taken, b => b.Source == "src/ActGen.Training/README.md");
        Assert.All(taken, b => Assert.Contains($"```csharp\n{b.Code}```", Read(b.Source), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Activation(\"max(x, 0)\")]", "Evaluate, Derivative")]
    [InlineData("[Activation(\"x * a\")] [Learnable(\"a\", 1)]", "Evaluate, Derivative, Gradient")]
    [InlineData("[Activation(\"x * a[0] + a[1]\")] [Learnable(\"a\", 1, Count = 2)]", "Evaluate, Derivative, Gradient")]
    [InlineData("[Activation(\"a * sigmoid(b)\", Inputs = \"a, b\")]", "Evaluate, Gradient")]
    [InlineData("[Activation(\"sin(x)\", \"cos(x)\")]", "Evaluate, Derivative")]
    [InlineData("[Activation(\"max(a, b)\", \"min(a, b)\", Inputs = \"a, b\")]", "Evaluate")]
    [InlineData("[Activation(\"exp(x) / rowsum(exp(x))\")]", "")]
    public void Members_for_single_values_are_there_where_the_page_says_so(string attributes, string members)
    {
        var run = GeneratorRun.Of($"using ActGen; {attributes} public readonly partial struct One;");
        var type = run.Output.GetTypeByMetadataName("One")!;
        var found = new[] { "Evaluate", "Derivative", "Gradient" }.Where(name => type.GetMembers(name).Length > 0);
        Assert.Equal(members, string.Join(", ", found));
        Assert.Contains(
            "For single values there are `Evaluate`, `Derivative` of a function of one input, and `Gradient` where one output has more "
            + "than one partial derivative;\na function over rows, such as a softmax, has none of them.", Read("README.md"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(exp(alpha * x) - 1) / alpha", "alpha", false)]
    [InlineData("log(1 + exp(b * x)) / b", "b", true)]
    public void A_divisor_that_can_be_0_is_warned_of_where_there_is_no_limit(string formula, string learnable, bool isWarned)
    {
        Assert.Contains($"`{formula}`", Read("README.md"), StringComparison.Ordinal);
        var run = GeneratorRun.Of(
            $"using ActGen; [Activation(\"{formula}\")] [Learnable(\"{learnable}\", 1)] public readonly partial struct One;");
        Assert.Equal(isWarned, run.Diagnostics.Any(d => d.Id == "ACT0018"));
    }

    [Fact]
    public void Every_picture_is_there()
    {
        var pictures = Picture().Matches(Read("README.md")).Select(m => m.Groups["file"].Value).ToList();
        Assert.Contains(".github/learned.svg", pictures);
        Assert.All(pictures, file => Assert.StartsWith("<svg ", Read(file), StringComparison.Ordinal));
    }

    // Packages that nobody hears of are not used.
    [Fact]
    public void Every_package_is_on_the_page()
    {
        var packable = new DirectoryInfo(Path.Combine(Root(), "src")).EnumerateDirectories()
            .SelectMany(project => project.EnumerateFiles("*.csproj"))
            .Where(file => !File.ReadAllText(file.FullName).Contains("<IsPackable>false", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToList();
        Assert.NotEmpty(packable);
        Assert.All(packable, id => Assert.Matches(
            $@"(Include=""|`dotnet (new|tool) install [^`]*){Regex.Escape(id)}\b", Read("README.md")));
    }

    [Fact]
    public void The_kernel_shown_is_the_one_generated()
    {
        var blocks = Blocks("README.md");
        var declaration = blocks.First(b => !b.IsGenerated).Code;
        var shown = Lines(blocks.Single(b => b.IsGenerated).Code);
        var generated =
            Lines(GeneratorRun.Of(declaration).Sources.Single(s =>
                !s.Key.StartsWith("GeneratedActivations", StringComparison.Ordinal)).Value);
        Assert.Contains(string.Join("\n", shown), string.Join("\n", generated), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void The_reference_has_every_attribute_and_every_property(string attribute)
    {
        var type = typeof(ActivationAttribute).Assembly.GetType(attribute)!;
        var start = $"| `[{type.Name[..^nameof(Attribute).Length]}(";
        var section = Section().Match(Read("README.md")).Value;
        var row = Assert.Single(section.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal));
        var snippets = section[section.IndexOf("```", StringComparison.Ordinal)..];
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            Assert.Matches($@"`{property.Name}\b", row);
            Assert.Matches($@"\b{property.Name} = ", snippets);
            var choices = property.PropertyType.IsEnum ? Enum.GetNames(property.PropertyType) : [];
            Assert.All(choices, choice => Assert.Matches($@"\b{choice}`", row));
        }
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Root(), document)).ReplaceLineEndings("\n");

    private static List<(bool IsGenerated, string Source, string Code)> Blocks(string document) =>
        [.. Fence().Matches(Read(document)).Select(m => (m.Groups["generated"].Success, m.Groups["source"].Value, m.Groups["code"].Value))];

    // Indentation aside: the file has the kernel deeper inside.
    private static IEnumerable<string> Lines(string code) => code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ActGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("^## The attributes\n.*?(?=^## )", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<file>[^)]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(
        @"((?<generated><!-- generated -->\n)|<!-- from (?<source>\S+) -->\n)?```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}

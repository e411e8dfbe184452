using System.Text.RegularExpressions;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Emit;

/// <summary>The documentation shows what happens: its snippets compile, its generated kernel is the generated one.</summary>
public partial class ReadmeTests
{
    public static TheoryData<string> Documents => ["README.md", "samples/MnistTrainer/README.md"];

    public static TheoryData<string> Attributes => [.. Declaring.Select(t => t.FullName!)];

    private static IEnumerable<Type> Declaring =>
        typeof(ActivationAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Snippets_compile_without_a_warning(string document)
    {
        var snippets = Blocks(document).Where(b => !b.IsGenerated).ToList();
        Assert.NotEmpty(snippets);
        foreach (var (_, code) in snippets)
        {
            var run = GeneratorRun.Of(code);
            Assert.Empty(run.Diagnostics);
            Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS0105");
        }
    }

    /// <summary>Also in a project that has every rule of the SDK on.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Snippets_meet_every_rule(string document) => Assert.All(Blocks(document).Where(b => !b.IsGenerated), block =>
        Assert.Empty(StrictRules.Warnings(GeneratorRun.Of(block.Code).Output)));

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

    private static List<(bool IsGenerated, string Code)> Blocks(string document) =>
        [.. Fence().Matches(Read(document)).Select(m => (m.Groups["generated"].Success, m.Groups["code"].Value))];

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

    [GeneratedRegex(@"(?<generated><!-- generated -->\n)?```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}

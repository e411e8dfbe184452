using System.Text.RegularExpressions;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Diagnostics;

/// <summary>The examples of the help pages do what the pages say.</summary>
public class HelpPageTests
{
    public static TheoryData<string> Pages =>
        [.. DescriptorTests.All.Where(id => id is not (FindingIds.LanguageTooOld or FindingIds.InternalError))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_wrong_example_has_the_diagnostic_and_the_fixed_one_has_none(string id)
    {
        var page = File.ReadAllText(DescriptorTests.InGenerator($"Diagnostics/Help/{id}.md")).ReplaceLineEndings("\n");
        var examples = Regex.Matches(page, "## (Wrong|Fixed)\n.*?```csharp\n(.*?)```", RegexOptions.Singleline)
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        Assert.Contains(Reported(examples["Wrong"]), d => d.Id == id);
        Assert.DoesNotContain(Reported(examples["Fixed"]), d => d.Id == id || d.Severity >= DiagnosticSeverity.Warning);
    }

    private static IEnumerable<Diagnostic> Reported(string source)
    {
        var run = GeneratorRun.Of(source);
        return run.Diagnostics.Concat(AnalyzerRun.Of(run.Output));
    }
}

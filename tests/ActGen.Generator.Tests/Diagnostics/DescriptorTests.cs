using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Tests.Advise;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Diagnostics;

public class DescriptorTests
{
    // Tested apart: what cannot be caused by a declaration, or not by one alone.
    private static readonly string[] TestedElsewhere = ["ACT0025", "ACT0030"];

    public static TheoryData<string> Ids => [.. All];

    internal static IEnumerable<string> All => typeof(FindingIds).GetFields().Select(f => (string)f.GetRawConstantValue()!);

    [Fact]
    public void Ids_are_numbered_without_a_gap() => Assert.Equal(
        Enumerable.Range(1, All.Count()).Select(i => $"ACT{i:0000}"),
        DiagnosticDescriptors.All.Select(d => d.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_test(string id) =>
        Assert.True(
            DiagnosticCases.WithPart.Concat(DiagnosticCases.Warnings).Concat(DiagnosticCases.WithoutPart).Concat(AdviceCases.Given)
                .Any(c => c.Id == id) || TestedElsewhere.Contains(id),
            $"no test shows {id}");

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_message_is_one_line_without_a_period(string id)
    {
        var descriptor = DiagnosticDescriptors.Get(id);
        var message = descriptor.MessageFormat.ToString();
        Assert.DoesNotMatch(@"[\r\n]|^\s|\s$|\.$", message);
        Assert.DoesNotMatch(@"\.$", descriptor.Title.ToString());
        Assert.Equal("ActGen", descriptor.Category);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_release_notes_have_a_line(string id)
    {
        var descriptor = DiagnosticDescriptors.Get(id);
        var notes = File.ReadAllText(InGenerator("AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(InGenerator("AnalyzerReleases.Unshipped.md"));
        Assert.Matches($@"(?m)^{id} \| ActGen \| {descriptor.DefaultSeverity} \| {Regex.Escape(descriptor.Title.ToString())}\r?$", notes);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_page_says_what_is_wrong_and_how_it_is_right(string id)
    {
        var descriptor = DiagnosticDescriptors.Get(id);
        var page = File.ReadAllText(InGenerator($"Diagnostics/Help/{id}.md")).ReplaceLineEndings("\n");
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page);
        Assert.EndsWith($"/generator/ActGen.Generator/Diagnostics/Help/{id}.md", descriptor.HelpLinkUri);
        if (id != FindingIds.InternalError)
        {
            Assert.Contains("\n## Wrong\n", page);
            Assert.Contains("\n## Fixed\n", page);
        }
    }

    [Fact]
    public void An_error_inside_the_generator_is_told_in_one_line()
    {
        var finding = Mistakes.Internal("A", new InvalidOperationException("first\nsecond"));
        Assert.Equal((FindingIds.InternalError, "InvalidOperationException: first second"), (finding.Id, finding.Arguments[1]));
        Assert.Equal(DiagnosticSeverity.Error, DiagnosticDescriptors.Get(finding.Id).DefaultSeverity);
    }

    internal static string InGenerator(string path, [CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "../../../generator/ActGen.Generator", path);
}

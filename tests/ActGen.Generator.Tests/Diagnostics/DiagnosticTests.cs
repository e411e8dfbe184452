using System.Globalization;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Diagnostics;

public class DiagnosticTests
{
    public static TheoryData<DiagnosticCase> WithPart => [.. DiagnosticCases.WithPart];

    public static TheoryData<DiagnosticCase> Warnings => [.. DiagnosticCases.Warnings];

    public static TheoryData<DiagnosticCase> WithoutPart => [.. DiagnosticCases.WithoutPart];

    [Theory]
    [MemberData(nameof(WithPart))]
    public void An_error_is_told_at_its_place_and_is_the_only_one(DiagnosticCase expected)
    {
        var run = Verify(expected);
        Assert.Equal(DiagnosticSeverity.Error, run.Diagnostics.Single().Severity);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void A_warning_leaves_code_that_compiles(DiagnosticCase expected)
    {
        var run = Verify(expected);
        Assert.Equal(DiagnosticSeverity.Warning, run.Diagnostics.Single().Severity);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain("did not compile", run.Sources["A.g.cs"]);
    }

    [Theory]
    [MemberData(nameof(WithoutPart))]
    public void A_type_that_takes_no_part_gets_none(DiagnosticCase expected)
    {
        var run = Verify(expected);
        Assert.Empty(run.Sources);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void An_old_language_version_is_named()
    {
        var options = Compilations.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp10);
        var source = CSharpSyntaxTree.ParseText("[ActGen.Activation(\"x\")] partial struct A { }", options, "File0.cs");
        var run = GeneratorRun.Of(Compilations.Create().AddSyntaxTrees(source));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("ACT0025", diagnostic.Id);
        Assert.Equal("Generated activations need C# 12 or newer, not C# 10.0: set <LangVersion>latest</LangVersion>",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_pragma_in_the_source_suppresses_a_warning()
    {
        var run = GeneratorRun.Of("#pragma warning disable ACT0010\n[Activation(\"x\")] [Learnable(\"alpha\", 1)] partial struct A;");
        Assert.DoesNotContain(run.Output.GetDiagnostics().Concat(run.Diagnostics),
            d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed);
    }

    [Fact]
    public void Every_member_of_a_circle_is_told_the_chain()
    {
        var run = GeneratorRun.Of(
            "[Activation(\"B(x)\")] partial struct A; [Mix(typeof(A))] partial struct B; [Activation(\"2 * A(x)\")] partial struct C;");
        Assert.Equal(
            ["An activation cannot refer to itself: A -> B -> A", "An activation cannot refer to itself: A -> B -> A",
                "An activation cannot refer to itself: B -> A -> B"],
            run.Diagnostics.Select(d => d.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    private static GeneratorRun Verify(DiagnosticCase expected)
    {
        var start = expected.Source.IndexOf('«');
        var end = expected.Source.IndexOf('»') - 1;
        var run = GeneratorRun.Of(expected.Source.Replace("«", "").Replace("»", ""));
        var diagnostic = Assert.Single(run.Diagnostics);
        var text = diagnostic.Location.SourceTree!.ToString();
        var prefix = text.Length - (expected.Source.Length - 2);
        Assert.Equal((expected.Id, expected.Message), (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal(
            expected.Source[(start + 1)..(end + 1)], text[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]);
        Assert.Equal(prefix + start, diagnostic.Location.SourceSpan.Start);
        return run;
    }
}

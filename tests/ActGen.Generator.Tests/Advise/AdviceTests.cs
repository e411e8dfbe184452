using ActGen.Generator.Advise;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Tests.Diagnostics;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Advise;

public class AdviceTests
{
    public static TheoryData<DiagnosticCase> Given => [.. AdviceCases.Given];

    public static TheoryData<DiagnosticCase> Withheld => [.. AdviceCases.Withheld];

    [Theory]
    [MemberData(nameof(Given))]
    public void Advice_is_given_at_its_place(DiagnosticCase expected)
    {
        var found = AnalyzerRun.Of(expected.Source.Replace("«", "").Replace("»", "")).Where(d => d.Id == expected.Id).ToList();
        Assert.Equal(expected.Message, string.Join("\n", found.Select(AnalyzerRun.Text)));
        var diagnostic = found[0];
        var start = expected.Source.IndexOf('«');
        var text = diagnostic.Location.SourceTree!.ToString();
        Assert.Equal(expected.Source[(start + 1)..expected.Source.IndexOf('»')], AnalyzerRun.Marked(diagnostic));
        Assert.Equal(text.Length - (expected.Source.Length - 2) + start, diagnostic.Location.SourceSpan.Start);
    }

    [Theory]
    [MemberData(nameof(Withheld))]
    public void Advice_is_not_given_to_a_neighbor(DiagnosticCase near) =>
        Assert.DoesNotContain(AnalyzerRun.Of(near.Source), d => d.Id == near.Id);

    [Fact]
    public void An_activation_of_a_reference_is_named_in_full()
    {
        var library = GeneratorRun.Of(Compilations.Create("Library", [],
            "namespace Lib { [Activation(\"x * sigmoid(x)\")] public partial struct Silu; [Activation(\"x + 7\")] partial struct "
            + "Hidden; }"));
        var source = "[Activation(\"x / (1 + exp(-x))\")] partial struct A; [Activation(\"7 + x\")] partial struct B;";
        var found = AnalyzerRun.Of(Compilations.Create("Sample", [Compilations.ToReference(library.Output)], source))
            .Where(d => d.Id == FindingIds.KnownActivation);
        Assert.Equal("'A' is the same function as Lib.Silu: write Silu(x), or use Lib.Silu itself", AnalyzerRun.Text(Assert.Single(found)));
    }

    [Fact]
    public void Advice_can_be_turned_off_where_it_is_given()
    {
        const string Source = "#pragma warning disable ACT0031\n[Activation(\"exp(x * x)\")] partial struct A;";
        Assert.DoesNotContain(AnalyzerRun.Of(Source), d => d.Id == FindingIds.Overflow && !d.IsSuppressed);
    }

    [Fact]
    public void Generated_code_gets_no_advice()
    {
        var tree = Compilations.Parse("[Activation(\"exp(x * x)\")] partial struct A;", "File0.g.cs");
        Assert.Empty(AnalyzerRun.Of(Compilations.Create().AddSyntaxTrees(tree)));
    }

    [Fact]
    public void An_error_leaves_the_advice_to_the_generator() =>
        Assert.Empty(AnalyzerRun.Of("[Activation(\"exp(x * x) +\")] partial struct A;"));

    [Theory]
    [InlineData("RiskAnalyzer", DiagnosticSeverity.Warning)]
    [InlineData("HintAnalyzer", DiagnosticSeverity.Info)]
    [InlineData("FixableMistakeAnalyzer", DiagnosticSeverity.Hidden)]
    public void An_analyzer_has_one_severity(string name, DiagnosticSeverity severity) =>
        Assert.All(AnalyzerRun.All.Single(a => a.GetType().Name == name).SupportedDiagnostics,
            d => Assert.Equal(severity, d.DefaultSeverity));

    [Fact]
    public void A_companion_stays_hidden_whatever_is_configured()
    {
        var compilation = GeneratorRun.Of("[Activation(\"x ^ 2\")] partial struct A;").Output;
        var options = compilation.Options.WithSpecificDiagnosticOptions([new(FindingIds.CodeFixAvailable, ReportDiagnostic.Error)]);
        Assert.Equal(DiagnosticSeverity.Hidden, Assert.Single(AnalyzerRun.Of(compilation.WithOptions(options))).Severity);
    }

    [Fact]
    public void Analyzers_and_the_generator_share_no_id()
    {
        var advice = AnalyzerRun.All.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id);
        var reported = DiagnosticCases.WithPart.Concat(DiagnosticCases.WithoutPart).Concat(DiagnosticCases.Warnings).Select(c => c.Id);
        Assert.Empty(advice.Intersect(reported));
        Assert.Equal(advice.Order(), AdviceRules.Risks.Concat(AdviceRules.Hints).Select(r => r.Id).Append(FindingIds.CodeFixAvailable)
            .Order());
    }
}

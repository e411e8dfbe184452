using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace ActGen.Generator.Tests.Advise;

/// <summary>The diagnostics of the analyzers for the catalogue: every known activation is a near miss of a warning.</summary>
[Trait("Speed", "Slow")]
public class CatalogueAdviceTests(ITestOutputHelper output)
{
    [Fact]
    public void The_catalogue_gets_no_warning()
    {
        var found = AnalyzerRun.Of(SourceTree.Catalogue);
        foreach (var diagnostic in found.OrderBy(d => d.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"{diagnostic.Id} {AnalyzerRun.Marked(diagnostic)} {AnalyzerRun.Text(diagnostic)}");
        }

        Assert.DoesNotContain(found, d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed);
        // It is looked at: a rectifier has a kink, and a sine no limit.
        Assert.Contains(
            found, d => d.Id == "ACT0033" && AnalyzerRun.Text(d).StartsWith("'PRelu' has a kink at x == 0", StringComparison.Ordinal));
        Assert.Contains(found, d => d.Id == "ACT0037" && AnalyzerRun.Marked(d) == "\"sin(x)\"");
    }
}

using System.Collections.Immutable;
using System.Globalization;
using ActGen.Generator.Advise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Generator.Tests.Harness;

/// <summary>The diagnostics of the analyzers for source texts, with what the generator adds to them.</summary>
internal static class AnalyzerRun
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } = [new RiskAnalyzer(), new HintAnalyzer(), new FixableMistakeAnalyzer()];

    public static ImmutableArray<Diagnostic> Of(params string[] sources) => Of(GeneratorRun.Of(sources).Output);

    /// <param name="compilation">What the analyzers look at.</param>
    /// <param name="buildOptions">The options the build passes on.</param>
    public static ImmutableArray<Diagnostic> Of(Compilation compilation, IReadOnlyDictionary<string, string>? buildOptions = null) =>
        compilation.WithAnalyzers(All, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new FixedOptions(buildOptions ?? new Dictionary<string, string>())),
                (e, _, _) => Assert.Fail(e.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    public static string Text(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>The source that a diagnostic is about.</summary>
    public static string Marked(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Generator.Tests.Harness;

/// <summary>The analyzers of the SDK, with every rule on, as <c>AnalysisMode=All</c> has them.</summary>
internal static partial class StrictRules
{
    private static readonly string Folder = Newest(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../sdk"));

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .SelectMany(file => Loaded(Assembly.LoadFrom(Path.Combine(Folder, file))))
            .Where(t => !t.IsAbstract && t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } analyzer
                && analyzer.Languages.Contains(LanguageNames.CSharp))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private static readonly ImmutableDictionary<string, ReportDiagnostic> Severities =
        Row().Matches(File.ReadAllText(Path.Combine(Folder, "build/config/analysislevel_10_all.globalconfig")))
            .ToImmutableDictionary(m => m.Groups["id"].Value, m =>
                m.Groups["severity"].Value == "warning" ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);

    /// <summary>The number of rules that are on.</summary>
    public static int Count => Severities.Count(s => s.Value == ReportDiagnostic.Warn);

    /// <summary>
    /// The warnings, as <c>CA1000 at text: message</c>, where nothing suppresses them; not those about the assembly, whose attributes are
    /// the build's to write.
    /// </summary>
    public static IReadOnlyList<string> Warnings(Compilation compilation)
    {
        var options = compilation.Options.WithSpecificDiagnosticOptions(Severities);
        var strict = compilation.WithOptions(options).WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (e, _, _) => Assert.Fail(e.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return
        [
            .. strict.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
                .Where(d => !d.IsSuppressed && d.Severity >= DiagnosticSeverity.Warning && d.Location.IsInSource)
                .Select(d => $"{d.Id} at {At(d)}: {d.GetMessage(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal),
        ];
    }

    // Some types need what only an editor has.
    private static IEnumerable<Type> Loaded(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }

    private static string At(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan).ReplaceLineEndings(" ");

    private static string Newest(string folder) => Directory.GetDirectories(folder)
        .Select(d => Path.Combine(d, "Sdks/Microsoft.NET.Sdk/analyzers")).Where(Directory.Exists)
        .OrderBy(d => File.GetLastWriteTimeUtc(d)).Last();

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>CA\d+)\.severity = (?<severity>\w+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}

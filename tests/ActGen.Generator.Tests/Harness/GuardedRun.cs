using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator.Tests.Harness;

/// <summary>
/// A run of the generator on whatever somebody may type: on a stack of 1 MB, as a compiler's worker thread has, and canceled after
/// a time that no run may take on any machine. It must end with code that compiles or with our diagnostics.
/// </summary>
internal sealed class GuardedRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int LongestMessage = 2_000;

    private readonly Lazy<(ImmutableArray<Diagnostic> Input, ImmutableArray<Diagnostic> Output)> _compiled;

    private GuardedRun(CSharpCompilation input, Compilation output, GeneratorRunResult result, ImmutableArray<Diagnostic> diagnostics)
    {
        (Input, Output, Result, Diagnostics) = (input, output, result, diagnostics);
        _compiled = new(() => (input.GetDiagnostics(),
            Compiled(RepeatedBodies.Dropped(output, output.SyntaxTrees.Except(input.SyntaxTrees)))));
    }

    public CSharpCompilation Input { get; }

    /// <summary>The compilation with the generated sources.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The diagnostics that the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The ids of the errors that the generator reported.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The length of the longest file that was generated, in characters.</summary>
    public int Length => Result.GeneratedSources.Max(s => s.SourceText.Length);

    public static GuardedRun Of(params string[] sources) => Of(Compilations.Create(sources));

    public static GuardedRun Of(CSharpCompilation compilation)
    {
        GuardedRun? run = null;
        SmallStack.Run(() => run = Run(compilation));
        return run!;
    }

    /// <summary>The complaint about the run; empty where it ended as it must.</summary>
    public string Complaint()
    {
        if (Result.Exception is { } exception)
        {
            return $"the generator threw: {exception}";
        }

        if (Diagnostics.FirstOrDefault(d => d.Id is Generator.Diagnostics.FindingIds.InternalError
            || !d.Id.StartsWith("ACT", StringComparison.Ordinal)) is { } failure)
        {
            return $"the generator failed: {failure.GetMessage()}";
        }

        if (Diagnostics.Select(d => d.GetMessage(CultureInfo.InvariantCulture)).FirstOrDefault(IsUnreadable) is { } message)
        {
            return $"a message of {message.Length} characters, or of several lines: {message}";
        }

        // What is wrong with the code as it was typed is the compiler's to say; a generated file adds no error to code without any.
        return _compiled.Value.Output.Where(IsError).FirstOrDefault() is { } error && !_compiled.Value.Input.Any(IsError)
            ? $"the generated code has an error: {error}"
            : "";
    }

    /// <summary>The errors and warnings of the generated files, also those that a pragma in them turns off.</summary>
    public IReadOnlyList<Diagnostic> Problems()
    {
        var bare = Result.GeneratedSources.Select(s => s.SyntaxTree.WithChangedText(SourceText.From(
            s.SourceText.ToString().Replace("#pragma warning disable\n", "#pragma warning disable CS1591\n", StringComparison.Ordinal))))
                .ToList();
        return [.. Input.AddSyntaxTrees(bare).GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && bare.Contains(tree))];
    }

    /// <summary>The errors and warnings that the code as it was typed has not.</summary>
    public IReadOnlyList<Diagnostic> NewProblems()
    {
        var known = _compiled.Value.Input.Select(d => (d.Id, d.Location)).ToHashSet();
        return [.. _compiled.Value.Output.Where(d =>
            !d.IsSuppressed && d.Severity >= DiagnosticSeverity.Warning && !known.Contains((d.Id, d.Location)))];
    }

    // Names that are too long for metadata are told when they are written; instructions, which take as long again, are not.
    private static ImmutableArray<Diagnostic> Compiled(Compilation program) =>
        program.GetDiagnostics() is var bound && bound.Any(IsError) ? bound
            : bound.AddRange(program.Emit(Stream.Null, options: new(metadataOnly: true)).Diagnostics.Except(bound));

    private static bool IsUnreadable(string message) => message.Length > LongestMessage || message.IndexOfAny(['\n', '\r']) >= 0;

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static GuardedRun Run(CSharpCompilation compilation)
    {
        using var patience = new CancellationTokenSource(Patience);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ActivationGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options ?? Compilations.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: false));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics, patience.Token);
        return new GuardedRun(compilation, output, driver.GetRunResult().Results.Single(), diagnostics);
    }
}

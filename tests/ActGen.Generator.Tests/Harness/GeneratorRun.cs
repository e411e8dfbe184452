using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Harness;

/// <summary>
/// A run of the generator. Every run is made twice: the second time, on a copy of the compilation with an unrelated edit, each named
/// step must come from the cache, and no step may hold a symbol, a syntax node, a location or a compilation.
/// </summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, Compilation output, ImmutableArray<Diagnostic> diagnostics)
    {
        _driver = driver;
        Input = input;
        Output = output;
        Diagnostics = diagnostics;
    }

    public CSharpCompilation Input { get; }

    /// <summary>The compilation with the generated sources.</summary>
    public Compilation Output { get; }

    /// <summary>The diagnostics that the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The generated files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    public static GeneratorRun Of(params string[] sources) => Of(Compilations.Create(sources));

    /// <param name="compilation">What the generator runs on.</param>
    /// <param name="buildOptions">The options the build passes on.</param>
    public static GeneratorRun Of(CSharpCompilation compilation, IReadOnlyDictionary<string, string>? buildOptions = null)
    {
        var options = compilation.SyntaxTrees.FirstOrDefault()?.Options;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ActivationGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions?)options ?? Compilations.ParseOptions,
            optionsProvider: new FixedOptions(buildOptions ?? new Dictionary<string, string>()),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var first = Run(driver, compilation);
        var second =
            first.Again(compilation.Clone().AddSyntaxTrees(Compilations.Parse("internal class Unrelated { }", "Unrelated.cs", options)));
        Assert.Empty(second.Recomputed());
        ModelWalk.RequireNoCompilerObjects(second.Result);
        return first;
    }

    /// <summary>Runs once more, on a changed compilation, with what this run has cached.</summary>
    public GeneratorRun Again(CSharpCompilation compilation) => Run(_driver, compilation);

    /// <summary>The named steps that did not come from the cache, as <c>Step: what it made</c>.</summary>
    public IReadOnlyList<string> Recomputed() => NamedSteps(Result)
        .SelectMany(step => step.Outputs.Select(o => (step.Name, o.Value, o.Reason)))
        .Where(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
        .Select(o => $"{o.Name}: {Describe(o.Value)}")
        .ToList();

    /// <summary>The files that were compiled, whether or not they came out different.</summary>
    public IReadOnlyList<string> Compiled() => Result.TrackedSteps[TrackingNames.Compiled]
        .SelectMany(step => step.Outputs)
        .Where(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Removed))
        .Select(o => ((CompiledActivation)o.Value).HintName)
        .Order(StringComparer.Ordinal)
        .ToList();

    public static IEnumerable<IncrementalGeneratorRunStep> NamedSteps(GeneratorRunResult result) =>
        typeof(TrackingNames).GetFields().Select(f => (string)f.GetRawConstantValue()!)
            .Where(result.TrackedSteps.ContainsKey)
            .SelectMany(name => result.TrackedSteps[name]);

    private static GeneratorRun Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        var run = new GeneratorRun(driver, compilation, output, diagnostics);
        Assert.Null(run.Result.Exception);
        return run;
    }

    private static string Describe(object value) => value switch
    {
        ActivationDeclaration declaration => declaration.FullName,
        CompiledActivation compiled => compiled.HintName,
        Generator.Emit.ListedActivation listed => listed.FullName,
        _ => value.GetType().Name,
    };
}

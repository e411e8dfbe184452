using ActGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Benchmarks.Generation;

/// <summary>A compilation that declares many activations, to run the generator on: from nothing, or after an edit.</summary>
internal sealed class GeneratorWorkload
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    internal static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(ActivationAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _compilation;
    private readonly SyntaxTree _edited;
    private readonly GeneratorDriver _finished;
    private int _edits;

    public GeneratorWorkload(int activations)
    {
        var trees = Enumerable.Range(0, activations).Select(i => Parse(DeclarationSources.Of(i), i)).ToList();
        _compilation =
            CSharpCompilation.Create("Sample", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _edited = trees[activations / 2];
        Activations = activations;
        _finished = Full();
    }

    public int Activations { get; }

    /// <summary>The errors that the generator reported in the last full run of the constructor.</summary>
    public IEnumerable<Diagnostic> Errors =>
        _finished.GetRunResult().Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Generates everything.</summary>
    public GeneratorDriver Full() => NewDriver().RunGenerators(_compilation);

    /// <summary>Changes the formula of one activation and generates what depends on it.</summary>
    public GeneratorDriver AfterOneEdit()
    {
        var index = Activations / 2;
        var edited = Parse(DeclarationSources.Of(index, ++_edits), index);
        return _finished.RunGenerators(_compilation.ReplaceSyntaxTree(_edited, edited));
    }

    /// <summary>How many activations the run compiled anew.</summary>
    public static int CountCompiled(GeneratorDriver driver) => driver.GetRunResult().Results.Single().TrackedSteps[TrackingNames.Compiled]
        .SelectMany(step => step.Outputs)
        .Count(output =>
            output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Unchanged);

    internal static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new ActivationGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    internal static SyntaxTree Parse(string text, int index) => CSharpSyntaxTree.ParseText(text, ParseOptions, $"Activation{index}.cs");
}

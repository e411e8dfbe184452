using System.Globalization;
using System.Reflection;
using System.Text;
using ActGen.Generator;
using ActGen.Generator.Advise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Tool.Formulas;

/// <summary>A formula as a project would have it: declared, generated, compiled, all in memory.</summary>
/// <param name="Activation">The compiled activation; null where there is an error.</param>
/// <param name="Diagnostics">What the generator and its analyzers say.</param>
/// <param name="Generated">The text of the generated file.</param>
internal sealed record TriedFormula(ActivationDescriptor? Activation, IReadOnlyList<Diagnostic> Diagnostics, string Generated)
{
    private const string Name = "Formula";
    private const string Holder = "Tried";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    /// <summary>Compiles a formula.</summary>
    /// <param name="options">The formula.</param>
    public static TriedFormula Compile(FormulaOptions options)
    {
        var compilation = CSharpCompilation.Create(
            "ActGen.Tried",
            [CSharpSyntaxTree.ParseText(Declaration(options), Language)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver
            .Create([new ActivationGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var found);
        var analyzed = generated.WithAnalyzers([new RiskAnalyzer(), new HintAnalyzer()]);
        var advice = analyzed.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        List<Diagnostic> diagnostics = [.. found, .. advice];
        var text = string.Join("\n", driver.GetRunResult().GeneratedTrees.Where(IsOfFormula).Select(t => t.ToString()));
        if (diagnostics.Any(IsError))
        {
            return new(null, diagnostics, text);
        }

        using var assembly = new MemoryStream();
        var emitted = generated.Emit(assembly);
        return emitted.Success
            ? new(Load(assembly.ToArray()), diagnostics, text)
            : new(null, [.. diagnostics, .. emitted.Diagnostics.Where(IsError)], text);
    }

    private static string Declaration(FormulaOptions options)
    {
        static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

        var text = new StringBuilder("using ActGen;\nusing ActGen.Activations;\n");
        var domain = options.Domain is { } policy ? $", Domain = DomainPolicy.{policy}" : "";
        var inputs = options.Inputs is { } names ? $", Inputs = {Literal(names)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"[Activation({Literal(options.Formula)}{inputs}{domain})]\n");
        foreach (var (name, value) in options.Learnables)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Learnable({Literal(name)}, {value:R})]\n");
        }

        return text.Append($$"""
            public readonly partial struct {{Name}};

            public static class {{Holder}}
            {
                public static ActivationDescriptor Activation => new ActivationDescriptor<{{Name}}>();
            }
            """).ToString();
    }

    private static bool IsOfFormula(SyntaxTree tree) => Path.GetFileName(tree.FilePath) == $"{Name}.g.cs";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static ActivationDescriptor Load(byte[] assembly) =>
        (ActivationDescriptor)Assembly.Load(assembly).GetType(Holder, throwOnError: true)!.GetProperty("Activation")!.GetValue(null)!;

    // What this program itself runs on.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var file
            && (file.StartsWith("System.", StringComparison.Ordinal) || file is "ActGen.dll" or "ActGen.Activations.dll"))
        .Select(path => MetadataReference.CreateFromFile(path));
}

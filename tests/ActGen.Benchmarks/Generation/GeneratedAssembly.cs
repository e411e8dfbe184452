using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Benchmarks.Generation;

/// <summary>Declarations that are compiled with the generator and loaded into this process.</summary>
internal static class GeneratedAssembly
{
    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);

    /// <summary>The assembly of some source files.</summary>
    public static Assembly Load(IEnumerable<string> sources)
    {
        var compilation =
            CSharpCompilation.Create("Compositions", sources.Select(GeneratorWorkload.Parse), GeneratorWorkload.References, Options);
        GeneratorWorkload.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        using var image = new MemoryStream();
        var result = generated.Emit(image);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException(
                $"the benchmark's declarations have an error: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
    }
}

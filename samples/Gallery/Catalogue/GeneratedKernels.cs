using ActGen;
using ActGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gallery.Catalogue;

/// <summary>
/// The kernels as the generator writes them. It runs here once more, on the embedded declarations: it is deterministic, and a page made
/// so depends neither on the folders of a build nor on its order.
/// </summary>
internal static class GeneratedKernels
{
    private const string GlobalUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly string[] OtherWidths = [".At256", ".At128"];

    /// <summary>The source of the kernels by the name of the activation.</summary>
    public static IReadOnlyDictionary<string, string> ByName { get; } = Generate();

    private static Dictionary<string, string> Generate()
    {
        var compilation = CSharpCompilation.Create(
            "Kernels",
            DeclaredSources.Trees.Append(CSharpSyntaxTree.ParseText(GlobalUsings)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var result = CSharpGeneratorDriver.Create(new ActivationGenerator()).RunGenerators(compilation).GetRunResult();
        return result.GeneratedTrees
            .Select(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().ToList())
            .Where(types => types.Any(IsActivation))
            .ToDictionary(
                types => types.First(IsActivation).Identifier.ValueText,
                types => string.Join("\n\n", types.Where(IsKernel).Select(Text)),
                StringComparer.Ordinal);
    }

    private static bool IsActivation(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(t => t.ToString().EndsWith("." + nameof(IActivation), StringComparison.Ordinal)) == true;

    // The types of the file itself, but for the one that holds the facts this page shows. Of the widths one is enough: their texts are the
    // same.
    private static bool IsKernel(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.FileKeyword) && !type.Identifier.ValueText.EndsWith("Facts", StringComparison.Ordinal)
        && type.FirstAncestorOrSelf<NamespaceDeclarationSyntax>() is { } space
            && !OtherWidths.Any(w => space.Name.ToString().EndsWith(w, StringComparison.Ordinal));

    // Moved to the left margin, without the attributes of the type.
    private static string Text(TypeDeclarationSyntax type)
    {
        var start = type.Modifiers[0].SpanStart;
        var text = type.SyntaxTree.GetText();
        var indent = start - text.Lines.GetLineFromPosition(start).Start;
        var lines = text.ToString(new(start, type.Span.End - start)).Split('\n');
        return string.Join("\n", lines.Select((line, i) => i == 0 || line.Length < indent ? line.TrimEnd() : line[indent..].TrimEnd()));
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file == "ActGen.dll"))
        .Select(path => MetadataReference.CreateFromFile(path));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Gallery.Exhibits;

/// <summary>Finds the kernels in generated files.</summary>
internal static class KernelReader
{
    private static readonly string[] OtherWidths = [".At256", ".At128"];

    /// <summary>The source of the kernels by the full name of the activation.</summary>
    /// <param name="files">The files; those that are written by hand have no kernels.</param>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<SourceFile> files) =>
        files.Where(file => file.IsGenerated && file.Text.Contains(nameof(IActivation), StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().ToList())
            .Where(types => types.Any(IsActivation))
            .ToDictionary(
                types => DeclarationReader.FullName(types.First(IsActivation)),
                types => string.Join("\n\n", types.Where(IsKernel).Select(Text)),
                StringComparer.Ordinal);

    private static bool IsActivation(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(t => t.ToString().EndsWith("." + nameof(IActivation), StringComparison.Ordinal)) == true;

    // The types of the file itself, but for the one that holds the facts this page shows. Of the widths one is enough: their texts are the
    // same.
    private static bool IsKernel(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.FileKeyword) && !type.Members.OfType<FieldDeclarationSyntax>().Any(IsFacts)
        && type.FirstAncestorOrSelf<NamespaceDeclarationSyntax>() is { } space
            && !OtherWidths.Any(w => space.Name.ToString().EndsWith(w, StringComparison.Ordinal));

    private static bool IsFacts(FieldDeclarationSyntax field) =>
        field.Declaration.Type.ToString().EndsWith("." + nameof(ActivationInfo), StringComparison.Ordinal);

    // Moved to the left margin, without the attributes of the type.
    private static string Text(TypeDeclarationSyntax type)
    {
        var start = type.Modifiers[0].SpanStart;
        var text = type.SyntaxTree.GetText();
        var indent = start - text.Lines.GetLineFromPosition(start).Start;
        var lines = text.ToString(new(start, type.Span.End - start)).Split('\n');
        return string.Join("\n", lines.Select((line, i) => i == 0 || line.Length < indent ? line.TrimEnd() : line[indent..].TrimEnd()));
    }
}

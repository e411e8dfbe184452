using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes;

/// <summary>Declares a name that a formula uses as a learnable, below the attributes that are there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareLearnableFix))]
public sealed class DeclareLearnableFix : MistakeFix
{
    private protected override IEnumerable<Fix> Fixes(SyntaxNode root, Diagnostic diagnostic) =>
        Name(diagnostic) is { } name && AttributeNames.At(root, diagnostic.Location) is not null
            ? [new($"Declare '{name}' as a [Learnable]", "DeclareLearnable")] : [];

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, Diagnostic diagnostic, string key)
    {
        var attribute = AttributeNames.At(root, diagnostic.Location)!;
        var last = attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.AttributeLists.Last();
        var text = $"[{AttributeNames.Beside(attribute, "Learnable")}(\"{Name(diagnostic)}\", 0.0)]";

        // An attribute on a line of its own is followed by another line, with the same indentation and the same end.
        var lineEnd = last.GetTrailingTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        yield return lineEnd == default
            ? new TextChange(new TextSpan(last.Span.End, 0), " " + text)
            : new TextChange(new TextSpan(lineEnd.SpanStart, 0), lineEnd.ToString() + Indentation(last) + text);
    }

    private static string? Name(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixProperties.Undeclared, out var name) ? name : null;

    private static string Indentation(AttributeListSyntax list)
    {
        var line = list.SyntaxTree.GetText().Lines.GetLineFromPosition(list.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}

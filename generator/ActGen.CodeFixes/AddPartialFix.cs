using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes;

/// <summary>Declares an activation, and the types around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix))]
public sealed class AddPartialFix : MistakeFix
{
    private protected override IEnumerable<Fix> Fixes(SyntaxNode root, Diagnostic diagnostic) =>
        Mistake(diagnostic) == FindingIds.NotPartial ? [new("Declare it partial", "AddPartial")] : [];

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, Diagnostic diagnostic, string key) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(t => !t.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(t => new TextChange(new TextSpan(t.Keyword.SpanStart, 0), "partial "));
}

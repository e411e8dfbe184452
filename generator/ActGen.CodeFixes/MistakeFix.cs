using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes;

/// <summary>One way to put a mistake right.</summary>
/// <param name="Title">The text of the light bulb.</param>
/// <param name="Key">The same for all mistakes that are put right in the same way.</param>
internal sealed record Fix(string Title, string Key);

/// <summary>
/// Puts mistakes right by changes of text, one or all of a document at a time. The changes are those of characters: what stands around them
/// stays as it was written. It hangs on the hidden companions of the diagnostics, of which the generator's analyzer says why they are.
/// </summary>
/// <remarks>
/// Fixes are not [Shared]: the attribute would tie the assembly to one version of the composition library, and there is nothing to share.
/// </remarks>
public abstract class MistakeFix : CodeFixProvider
{
    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(FindingIds.CodeFixAvailable);

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        (context, document, diagnostics) =>
            Apply(document, diagnostics, context.CodeActionEquivalenceKey ?? "", context.CancellationToken)!);

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in Fixes(root, diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation =>
                        Apply(context.Document, [diagnostic], fix.Key, cancellation), fix.Key), diagnostic);
            }
        }
    }

    /// <summary>The id of the mistake behind a diagnostic.</summary>
    private protected static string? Mistake(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixProperties.Mistake, out var id) ? id : null;

    /// <summary>The ways to put a mistake right; none where it is the business of another fix.</summary>
    private protected abstract IEnumerable<Fix> Fixes(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>The changes that one of the ways makes.</summary>
    private protected abstract IEnumerable<TextChange> Changes(SyntaxNode root, Diagnostic diagnostic, string key);

    private async Task<Document> Apply(Document document, IEnumerable<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        // Two mistakes may need the same change: both types inside one that is not partial, the same name in two formulas.
        var changes = diagnostics.Where(d => Fixes(root, d).Any(r => r.Key == key)).SelectMany(d => Changes(root, d, key)).Distinct();
        return document.WithText(text.WithChanges(Apart(changes.OrderBy(c => c.Span.Start).ThenByDescending(c => c.Span.Length))));
    }

    // Of a call and a name in its arguments the call is rewritten first; insertions at one place are no overlap.
    private static IEnumerable<TextChange> Apart(IEnumerable<TextChange> changes)
    {
        var end = 0;
        foreach (var change in changes.Where(c => c.Span.Start >= end))
        {
            end = change.Span.End;
            yield return change;
        }
    }
}

using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes;

/// <summary>
/// Rewrites the characters of a formula that are wrong: takes the spelling that was meant, or a function in the place of <c>^</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RewriteFormulaFix))]
public sealed class RewriteFormulaFix : MistakeFix
{
    private protected override IEnumerable<Fix> Fixes(SyntaxNode root, Diagnostic diagnostic)
    {
        var edits = Edits(diagnostic).ToList();
        // A constant that stands in another file is not rewritten from here.
        if (edits.Count > 0 && edits.All(e => ReferenceEquals(e.Place.SourceTree, diagnostic.Location.SourceTree)))
        {
            yield return Mistake(diagnostic) == FindingIds.PowerOperator
                ? new($"Write {edits[0].Text.Substring(0, edits[0].Text.IndexOf('('))}(...) in place of ^", FindingIds.PowerOperator)
                : new($"Change it to '{edits[0].Text}'", "Respell");
        }
    }

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, Diagnostic diagnostic, string key) =>
        Edits(diagnostic).Select(e => new TextChange(e.Place.SourceSpan, e.Text));

    private static IEnumerable<(Location Place, string Text)> Edits(Diagnostic diagnostic)
    {
        for (var i = 0; i < diagnostic.AdditionalLocations.Count; i++)
        {
            if (diagnostic.Properties.TryGetValue(FixProperties.Edit + i, out var text) && text is not null)
            {
                yield return (diagnostic.AdditionalLocations[i], text);
            }
        }
    }
}

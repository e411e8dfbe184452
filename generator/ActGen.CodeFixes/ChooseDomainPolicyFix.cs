using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.CodeFixes;

/// <summary>Says in [Activation] what happens outside of a domain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChooseDomainPolicyFix))]
public sealed class ChooseDomainPolicyFix : MistakeFix
{
    // The tangent line first: with it, nothing has the derivative 0.
    private static readonly (string Policy, string Title)[] Policies =
    [
        ("Extend", "Extend by the tangent line outside of the domain"),
        ("Clamp", "Clamp the argument to the domain"),
    ];

    private protected override IEnumerable<Fix> Fixes(SyntaxNode root, Diagnostic diagnostic) =>
        Mistake(diagnostic) == FindingIds.LeavesDomain && Activation(root, diagnostic) is not null
            ? Policies.Select(p => new Fix($"{p.Title} (DomainPolicy.{p.Policy})", p.Policy))
            : [];

    private protected override IEnumerable<TextChange> Changes(SyntaxNode root, Diagnostic diagnostic, string key)
    {
        var attribute = Activation(root, diagnostic)!;
        var value = AttributeNames.Beside(attribute, "DomainPolicy") + "." + key;
        var arguments = attribute.ArgumentList;
        if (arguments?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Domain") is { } chosen)
        {
            yield return new TextChange(chosen.Expression.Span, value);
        }
        else if (arguments is { Arguments.Count: > 0 })
        {
            yield return new TextChange(new TextSpan(arguments.Arguments.Last().Span.End, 0), $", Domain = {value}");
        }
        else
        {
            yield return new TextChange(arguments?.Span ?? new TextSpan(attribute.Name.Span.End, 0), $"(Domain = {value})");
        }
    }

    // Another part of the type may have it, in another file: that one is not rewritten from here.
    private static AttributeSyntax? Activation(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count == 1 && ReferenceEquals(diagnostic.AdditionalLocations[0].SourceTree, root.SyntaxTree)
            ? AttributeNames.At(root, diagnostic.AdditionalLocations[0])
            : null;
}

using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Bind;

/// <summary>Puts into words, and into its place, that an argument can leave the domain of its function.</summary>
internal sealed class DomainWarning(ActivationDeclaration declaration, FormulaBinder formulas)
{
    public Finding Of(DomainExit exit)
    {
        var (function, argument) = (exit.Call.Function.Name, exit.Call.Children[0].ToString());
        var (site, start, length) = Place(exit);
        return new Finding(FindingIds.LeavesDomain, site, start, length, new([function, argument, $"{exit.Outside} {exit.Region}"]));
    }

    // The call where it is written; the formula where the call comes from an activation that is mentioned.
    private (Site Site, int Start, int Length) Place(DomainExit exit)
    {
        var texts = DeclaredTexts.Formulas(declaration).OrderBy(t => t.Site == exit.Formula.Site ? 0 : 1);
        foreach (var (site, text) in texts)
        {
            var calls = SyntaxFactory.ParseExpression(text).DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>();
            foreach (var call in calls.Where(c => c.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == exit.Call.Function.Name))
            {
                if (ReferenceEquals(formulas.Reread(call.ToString()), exit.Call))
                {
                    return (site, call.SpanStart, call.Span.Length);
                }
            }
        }

        return (exit.Formula.Site, -1, 0);
    }
}

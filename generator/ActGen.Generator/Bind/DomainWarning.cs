using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Bind;

/// <summary>Puts into words, and into its place, that an argument can leave its domain.</summary>
internal sealed class DomainWarning(ActivationDeclaration declaration, FormulaBinder formulas)
{
    /// <summary>One finding for each call or divisor; both edges of a domain are told together.</summary>
    public IEnumerable<Finding> Of(IEnumerable<DomainExit> exits) => exits.GroupBy(e => e.Crossing.Node).Select(edges =>
    {
        var (exit, node) = (edges.First(), edges.Key);
        var (site, start, length) = Place(exit);
        var verb = exit.Crossing.Limit.Side == LimitSide.At ? "division by" : ((Call)node).Function.Name + " receives";
        var regions = string.Join(", and ", edges.Select(e => $"{e.Crossing.Limit.Outside} {e.Region}"));
        return new Finding(FindingIds.LeavesDomain, site, start, length, new([verb, exit.Crossing.Limit.Argument.ToString(), regions]));
    });

    // The call or the divisor where it is written; the formula where it comes from an activation that is mentioned.
    private (Site Site, int Start, int Length) Place(DomainExit exit)
    {
        foreach (var (site, text) in DeclaredTexts.Formulas(declaration).OrderBy(t => t.Site == exit.Formula.Site ? 0 : 1))
        {
            foreach (var syntax in SyntaxFactory.ParseExpression(text).DescendantNodesAndSelf())
            {
                if (Named(syntax) is { } named && IsOf(exit.Crossing, syntax, named))
                {
                    return (site, named.SpanStart, named.Span.Length);
                }
            }
        }

        return (exit.Formula.Site, -1, 0);
    }

    // What is highlighted of a call or a quotient.
    private static ExpressionSyntax? Named(SyntaxNode syntax) => syntax switch
    {
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.DivideExpression) => binary.Right,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax } call => call,
        _ => null,
    };

    private bool IsOf(DomainCrossing crossing, SyntaxNode syntax, ExpressionSyntax named)
    {
        if (syntax is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var function } })
        {
            return function == (crossing.Node is Call call ? call.Function.Name : "pow") && ReferenceEquals(formulas.Reread(named.ToString()), crossing.Node);
        }

        return crossing.Limit.Side == LimitSide.At && formulas.Reread(named.ToString()) is { } divisor
            && DomainLimit.Divisors(divisor).Contains(crossing.Limit.Argument);
    }
}

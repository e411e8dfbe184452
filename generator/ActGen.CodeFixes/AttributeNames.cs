using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.CodeFixes;

/// <summary>Finds attributes, and names what stands beside them the way they are named.</summary>
internal static class AttributeNames
{
    /// <summary>The attribute at a place; null where there is none.</summary>
    public static AttributeSyntax? At(SyntaxNode root, Location place) =>
        root.FullSpan.Contains(place.SourceSpan)
            ? root.FindNode(place.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>() : null;

    /// <summary>
    /// The name of another type of the attribute's namespace, qualified as the attribute is: <c>ActGen.Learnable</c> beside
    /// <c>ActGen.Activation</c>.
    /// </summary>
    public static string Beside(AttributeSyntax attribute, string name) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => $"{qualified.Left}.{name}",
        AliasQualifiedNameSyntax alias => $"{alias.Alias}::{name}",
        _ => name,
    };
}

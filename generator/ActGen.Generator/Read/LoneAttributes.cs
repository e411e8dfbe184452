using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Read;

/// <summary>A mistake about a type that is no activation, with where it stands.</summary>
internal sealed record LoneAttribute(Finding Finding, SiteLocator Sites);

/// <summary>
/// Finds attributes that say something of an activation on a type that is none: nothing would be generated, and nothing said.
/// </summary>
internal static class LoneAttributes
{
    /// <summary>The attributes, by their names in metadata; of several on a type, the first of these is told.</summary>
    public static readonly IReadOnlyList<(string Name, SiteKind Kind)> Known = new[]
    {
        ("ActGen.PieceAttribute", SiteKind.Piece), ("ActGen.LearnableAttribute", SiteKind.Learnable),
        ("ActGen.LetAttribute", SiteKind.Let), ("ActGen.DerivativeAttribute", SiteKind.Derivative),
    };

    public static LoneAttribute? Read(GeneratorAttributeSyntaxContext context, SiteKind kind)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || context.TargetNode is not BaseTypeDeclarationSyntax syntax)
        {
            return null;
        }

        var kinds = type.GetAttributes().Select(a => (new AttributeReader(a).Kind, a.ApplicationSyntaxReference))
            .Where(a => a.Kind is not null).ToList();
        var isTold = kinds.Any(a => a.Kind is SiteKind.Activation or SiteKind.Mix)
            || kind != Known.First(k => kinds.Any(a => a.Kind == k.Kind)).Kind
            || kinds.First(a => a.Kind == kind).ApplicationSyntaxReference?.GetSyntax() is not { } first || !syntax.Contains(first);
        var advice = $"[{kind}] alone does not declare an activation: add "
            + $"{(kind == SiteKind.Piece ? "[Activation]" : "[Activation(\"...\")] or [Mix(...)]")}";
        return isTold ? null
            : new(new(FindingIds.NothingToCompute, new Site(kind, 0, -1), -1, 0, new([type.Name, advice])), new SiteLocator(syntax, type));
    }
}

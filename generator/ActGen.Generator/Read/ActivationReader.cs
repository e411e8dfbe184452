using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Read;

/// <summary>A declaration, and beside it where its texts stand.</summary>
internal sealed record ReadActivation(ActivationDeclaration Declaration, SiteLocator Sites);

/// <summary>The first stage: from an attributed type to a declaration.</summary>
internal static class ActivationReader
{
    public const string ActivationAttribute = "ActGen.ActivationAttribute";
    public const string MixAttribute = "ActGen.MixAttribute";

    /// <summary>Reads the type an attribute stands on; null where another attribute of the type is the one to read it.</summary>
    public static ReadActivation? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } type
            || context.TargetNode is not BaseTypeDeclarationSyntax syntax
            || !IsFirst(type, context.Attributes[0], syntax))
        {
            return null;
        }

        return Read(type, syntax, context.SemanticModel.Compilation, cancellation);
    }

    /// <summary>
    /// Reads a type of a compilation, as the generator does; null where it is not an activation or is not declared in source.
    /// </summary>
    public static ReadActivation? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        First(type)?.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } syntax
            ? Read(type, syntax, compilation, cancellation)
            : null;

    private static ReadActivation Read(INamedTypeSymbol type, BaseTypeDeclarationSyntax syntax, Compilation compilation,
        CancellationToken cancellation)
    {
        var sites = new SiteLocator(syntax, type);
        try
        {
            var reader = new DeclarationReader(compilation, cancellation);
            return new ReadActivation(reader.Read(type), sites);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var declaration = new ActivationDeclaration
            {
                Name = type.Name,
                Namespace = "",
                Types = default,
                FullName = type.ToDisplayString(),
                IsExtensible = false,
                Findings = new([Mistakes.Internal(type.Name, e)]),
            };
            return new ReadActivation(declaration, sites);
        }
    }

    // A type may carry both attributes, and a wrong program repeats one on another part: it is read once.
    private static AttributeData? First(INamedTypeSymbol type) => type.GetAttributes()
        .Where(a => new AttributeReader(a).Kind is SiteKind.Activation or SiteKind.Mix)
        .OrderBy(a => new AttributeReader(a).Kind == SiteKind.Activation ? 0 : 1).FirstOrDefault();

    private static bool IsFirst(INamedTypeSymbol type, AttributeData attribute, BaseTypeDeclarationSyntax part)
    {
        var first = First(type);
        return first?.AttributeClass?.Name == attribute.AttributeClass?.Name && first?.ApplicationSyntaxReference is { } syntax
            && ReferenceEquals(syntax.SyntaxTree, part.SyntaxTree) && part.Span.Contains(syntax.Span);
    }
}

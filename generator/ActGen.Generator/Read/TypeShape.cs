using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Read;

/// <summary>The outside of a type: its name, what stands around it, and whether a part can be added to it.</summary>
internal static class TypeShape
{
    /// <summary>The oldest language version that generated code compiles with.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    private const int LongestFileName = 200;

    /// <summary>The type and the types around it, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> WithContainers(INamedTypeSymbol type)
    {
        var chain = new List<INamedTypeSymbol>();
        for (var next = type; next is not null; next = next.ContainingType)
        {
            chain.Insert(0, next);
        }

        return chain;
    }

    public static TypeHeader Header(INamedTypeSymbol type) => new(Keyword(type), Escaped(type.Name));

    /// <summary>The namespace as it must be written; empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) => string.Join(".", NamespaceNames(type).Select(Escaped));

    /// <summary>
    /// <c>Namespace.Outer.Name</c>, fit to be a file name. File names do not tell case: where a neighbor differs in case alone, the
    /// case is written out. A few letters of identifiers are no letters of file names: their numbers stand for them.
    /// </summary>
    public static string FullName(INamedTypeSymbol type)
    {
        var name = string.Join(".", NamespaceNames(type).Concat(WithContainers(type).Select(t => t.Name)));
        var legal = string.Concat(name.Select(c =>
            char.IsLetterOrDigit(c) || c is '.' or '_' ? c.ToString() : "-" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
        return Shortened(IsAmbiguous(type) ? legal + "-" + string.Concat(name.Select(c => char.IsUpper(c) ? 'U' : 'l')) : legal);
    }

    // File systems take 255 bytes. Of a longer name, its beginning and a number that is the same on every machine (FNV-1a).
    private static string Shortened(string name) => System.Text.Encoding.UTF8.GetByteCount(name) <= LongestFileName
        ? name
        : $"{name.Substring(0, LongestFileName / 4)}-"
            + $"{name.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL):x16}";

    /// <summary>Why no part can be added to the type; null if one can.</summary>
    public static string? Obstacle(INamedTypeSymbol type) =>
        WithContainers(type).Select(t => t.IsGenericType ? $"{t.Name} is generic" : t.IsFileLocal ? $"{t.Name} is file-local" : null)
            .FirstOrDefault(reason => reason is not null)
        ?? (type.IsStatic ? $"{type.Name} is static" : type.IsRefLikeType ? $"{type.Name} is a ref struct" : null);

    /// <summary>The type, or the type around it, that is not partial; null if all are.</summary>
    public static INamedTypeSymbol? NotPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        WithContainers(type).Reverse().FirstOrDefault(t => t.DeclaringSyntaxReferences.Any(
            r => r.GetSyntax(cancellation) is TypeDeclarationSyntax syntax && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword)));

    /// <summary>Whether the generated list of activations can name the type: whether it is in reach, and may be used at all.</summary>
    public static bool IsListable(INamedTypeSymbol type) => WithContainers(type).All(
        t => t.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
            && !IsForbidden(t));

    // [Obsolete("...", error: true)]
    private static bool IsForbidden(INamedTypeSymbol type) => type.GetAttributes().Any(
        a => a.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute" && a.ConstructorArguments.Any(c => c.Value is true));

    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name : name;

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static IEnumerable<string> NamespaceNames(INamedTypeSymbol type)
    {
        var names = new List<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            names.Insert(0, space.Name);
        }

        return names;
    }

    private static bool IsAmbiguous(INamespaceOrTypeSymbol symbol)
    {
        for (INamespaceOrTypeSymbol? next = symbol, container; next is not null; next = container)
        {
            container = (INamespaceOrTypeSymbol?)next.ContainingType ?? next.ContainingNamespace;
            if (container is not null && CaseConflicts.Of(container).Contains(next.Name))
            {
                return true;
            }
        }

        return false;
    }
}

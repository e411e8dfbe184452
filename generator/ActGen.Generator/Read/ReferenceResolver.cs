using System.Collections.Immutable;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Read;

/// <summary>Finds the activation types that a formula can name.</summary>
internal sealed class ReferenceResolver(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The types of a name in scope where an attribute stands; in a referenced assembly, near the type that has it.</summary>
    public ImmutableArray<INamedTypeSymbol> Find(string name, INamedTypeSymbol from, SyntaxReference? place)
    {
        var found = place is not null && compilation.ContainsSyntaxTree(place.SyntaxTree)
            ? InScope(place, name)
            : FirstOf(InMetadata(name, from));
        // A type that is no activation does not stand in the way of one that is.
        var activations = found.Where(IsActivation).ToImmutableArray();
        return activations.IsEmpty ? found : activations;
    }

    /// <summary>The name of an activation in scope that is spelled almost like this, or null.</summary>
    public string? Nearby(string name, SyntaxReference? place)
    {
        if (place is null || !compilation.ContainsSyntaxTree(place.SyntaxTree))
        {
            return null;
        }

        var activations = Model(place).LookupNamespacesAndTypes(place.Span.Start).OfType<INamedTypeSymbol>()
            .Where(t => t.Arity == 0 && (Spelling.IsSameWord(name, t.Name) || Spelling.Nearest(name, new[] { t.Name }) is not null)
                && IsActivation(t))
            .Select(t => t.Name).ToList();
        return activations.FirstOrDefault(a => Spelling.IsSameWord(name, a)) ?? Spelling.Nearest(name, activations);
    }

    public static bool IsActivation(ITypeSymbol type) =>
        type.GetAttributes().Any(a => new AttributeReader(a).Kind is SiteKind.Activation or SiteKind.Mix);

    private ImmutableArray<INamedTypeSymbol> InScope(SyntaxReference place, string name) => Model(place)
        .LookupNamespacesAndTypes(place.Span.Start, container: null, name)
        .Select(s => s is IAliasSymbol alias ? alias.Target : s)
        .OfType<INamedTypeSymbol>()
        .Where(t => t.Arity == 0)
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .ToImmutableArray();

    private SemanticModel Model(SyntaxReference place) => compilation.GetSemanticModel(place.SyntaxTree);

    private static ImmutableArray<INamedTypeSymbol> FirstOf(IEnumerable<INamedTypeSymbol> types) => types.Take(1).ToImmutableArray();

    // What a using directive said is not in metadata, and an assembly that is only named in a text is not even referred to:
    // the types around it, its namespaces, its assembly, then every assembly in reach.
    private IEnumerable<INamedTypeSymbol> InMetadata(string name, INamedTypeSymbol from)
    {
        for (var type = from; type is not null; type = type.ContainingType)
        {
            foreach (var nested in type.GetTypeMembers(name, 0).Where(IsActivation))
            {
                yield return nested;
            }
        }

        for (var space = from.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            foreach (var type in space.GetTypeMembers(name, 0).Where(IsActivation))
            {
                yield return type;
            }
        }

        var assemblies = new[] { from.ContainingAssembly }.Concat(compilation.SourceModule.ReferencedAssemblySymbols);
        foreach (var type in assemblies.Where(UsesActGen).SelectMany(a => Everywhere(a.GlobalNamespace, name)))
        {
            yield return type;
        }
    }

    public static bool UsesActGen(IAssemblySymbol assembly) =>
        assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "ActGen"));

    private IEnumerable<INamedTypeSymbol> Everywhere(INamespaceSymbol space, string name)
    {
        cancellation.ThrowIfCancellationRequested();
        return space.GetTypeMembers(name, 0).Where(IsActivation).Concat(space.GetNamespaceMembers().SelectMany(s => Everywhere(s, name)));
    }
}

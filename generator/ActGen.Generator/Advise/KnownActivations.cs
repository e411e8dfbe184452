using System.Collections.Immutable;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Advise;

/// <summary>The activations in reach of a compilation by what they compute: those of its references, and its own.</summary>
internal sealed class KnownActivations
{
    private static readonly RepairTables<Compilation, KnownActivations> Known = new();

    // A referenced assembly stays the same from one edit to the next.
    private static readonly RepairTables<IAssemblySymbol, TypesByKey> Referenced = new();

    private readonly IReadOnlyList<TypesByKey> _references;
    private readonly TypesByKey _own;

    private KnownActivations(Compilation compilation, bool isRepaired, CancellationToken cancellation)
    {
        _references = compilation.SourceModule.ReferencedAssemblySymbols.Where(ReferenceResolver.UsesActGen)
            .Select(assembly => Referenced.Of(isRepaired).GetValue(assembly, a => Keys(a, compilation, isRepaired, cancellation))).ToList();
        _own = Keys(compilation.Assembly, compilation, isRepaired, cancellation);
    }

    /// <summary>The activation that another one repeats; null where it is the first of its kind.</summary>
    public static INamedTypeSymbol? Find(AnalyzedActivation activation, string key, CancellationToken cancellation)
    {
        var compilation = activation.Compilation;
        var isRepaired = activation.Read.Declaration.IsRepaired;
        if (!Known.Of(isRepaired).TryGetValue(compilation, out var known))
        {
            known = new KnownActivations(compilation, isRepaired, cancellation);
            known = Known.Of(isRepaired).GetValue(compilation, _ => known);
        }

        return known._references.SelectMany(r => r.Of(key))
            .FirstOrDefault(t => compilation.IsSymbolAccessibleWithin(t, compilation.Assembly))
            ?? known._own.Of(key).FirstOrDefault(t => IsAbove(t, activation.Type));
    }

    // Of two that are the same, the later one is told; a text cannot be above itself.
    private static bool IsAbove(INamedTypeSymbol a, INamedTypeSymbol b)
    {
        var (first, second) = (a.Locations[0], b.Locations[0]);
        var files = string.CompareOrdinal(first.SourceTree?.FilePath, second.SourceTree?.FilePath);
        return files < 0 || (files == 0 && first.SourceSpan.Start < second.SourceSpan.Start);
    }

    // Those of a reference as they would be here: only texts made alike can be compared.
    private static TypesByKey Keys(IAssemblySymbol assembly, Compilation compilation, bool isRepaired, CancellationToken cancellation)
    {
        var isOwn = SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly);
        var types = TypesOf(assembly.GlobalNamespace).Where(t => !isOwn || MayBeActivation(t, cancellation));
        return new TypesByKey(types.Where(ReferenceResolver.IsActivation).Select(type =>
        {
            cancellation.ThrowIfCancellationRequested();
            var declaration = RepairSwitch.Apply(new DeclarationReader(compilation, cancellation).Read(type), isRepaired);
            return (CanonicalKeys.Of(declaration, () => isOwn
                ? AnalyzedTypes.Of(compilation, isRepaired).Find(type, cancellation)?.Advised?.Key : Key(declaration)), type);
        }));

        string? Key(ActivationDeclaration declaration) => AdvisedActivation.Of(declaration, cancellation).Value?.Key;
    }

    // Attributes of thousands of types are slow to ask for; whether there are any is not.
    private static bool MayBeActivation(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences.Any(
        r => r.GetSyntax(cancellation) is TypeDeclarationSyntax { AttributeLists.Count: > 0 } syntax
            && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(m => m is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(m));

    /// <summary>Types by their keys, in the order in which they were met.</summary>
    private sealed class TypesByKey(IEnumerable<(string? Key, INamedTypeSymbol Type)> types)
    {
        private readonly Dictionary<string, ImmutableArray<INamedTypeSymbol>> _types = types.Where(t => t.Key is not null)
            .GroupBy(t => t.Key!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(t => t.Type).ToImmutableArray(), StringComparer.Ordinal);

        public ImmutableArray<INamedTypeSymbol> Of(string key) =>
            _types.TryGetValue(key, out var found) ? found : ImmutableArray<INamedTypeSymbol>.Empty;
    }
}

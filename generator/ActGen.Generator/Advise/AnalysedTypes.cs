using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ActGen.Generator.Bind;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Advise;

/// <summary>An activation of a compilation as the first stages leave it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Compilation">The compilation it is declared in.</param>
/// <param name="Read">The declaration and its places.</param>
/// <param name="Findings">What the stages found.</param>
/// <param name="Repaired">The bound and repaired activation; null where it has an error.</param>
internal sealed record AnalysedActivation(
    INamedTypeSymbol Type, Compilation Compilation, ReadActivation Read, ImmutableArray<Finding> Findings, RepairedActivation? Repaired);

/// <summary>The activations of one compilation, each read and bound when it is first asked for, whichever analyzer asks.</summary>
internal sealed class AnalysedTypes
{
    // Weak, so that nothing of a compilation outlives it.
    private static readonly ConditionalWeakTable<Compilation, AnalysedTypes> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, AnalysedActivation?> _types = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private AnalysedTypes(Compilation compilation)
    {
        _compilation = compilation;
    }

    public static AnalysedTypes Of(Compilation compilation) => Known.GetValue(compilation, c => new AnalysedTypes(c));

    /// <summary>The activation; null where the type is none, or is not declared in source.</summary>
    public AnalysedActivation? Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!_types.TryGetValue(type, out var known))
        {
            known = _types.GetOrAdd(type, Analyse(type, cancellation));
        }

        return known;
    }

    private AnalysedActivation? Analyse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (ActivationReader.Read(type, _compilation, cancellation) is not { } read)
        {
            return null;
        }

        var bound = ActivationBinder.Bind(read.Declaration, out var findings, cancellation);
        var repaired = bound is null ? null : RepairedActivation.Of(bound);
        return new AnalysedActivation(type, _compilation, read, findings, repaired);
    }
}

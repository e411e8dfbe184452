using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Advise;

/// <summary>An activation of a compilation as the first stages leave it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Compilation">The compilation it is declared in.</param>
/// <param name="Read">The declaration and its places.</param>
/// <param name="Findings">The findings of the stages.</param>
/// <param name="Advised">The activation with what the stages made of it; null where it has an error.</param>
internal sealed record AnalyzedActivation(
    INamedTypeSymbol Type, Compilation Compilation, ReadActivation Read, ImmutableArray<Finding> Findings, AdvisedActivation? Advised);

/// <summary>The activations of one compilation, each read and bound when it is first asked for, whichever analyzer asks.</summary>
internal sealed class AnalyzedTypes
{
    // Weak, so that nothing of a compilation outlives it.
    private static readonly RepairTables<Compilation, AnalyzedTypes> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, AnalyzedActivation?> _types = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;
    private readonly bool _isRepaired;

    private AnalyzedTypes(Compilation compilation, bool isRepaired)
    {
        (_compilation, _isRepaired) = (compilation, isRepaired);
    }

    /// <param name="compilation">The compilation.</param>
    /// <param name="isRepaired">Whether its activations are compiled with repairs.</param>
    public static AnalyzedTypes Of(Compilation compilation, bool isRepaired) =>
        Known.Of(isRepaired).GetValue(compilation, c => new AnalyzedTypes(c, isRepaired));

    /// <summary>The activation; null where the type is none, or is not declared in source.</summary>
    public AnalyzedActivation? Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!_types.TryGetValue(type, out var known))
        {
            known = _types.GetOrAdd(type, Analyze(type, cancellation));
        }

        return known;
    }

    private AnalyzedActivation? Analyze(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (ActivationReader.Read(type, _compilation, cancellation) is not { } read)
        {
            return null;
        }

        read = read with { Declaration = RepairSwitch.Apply(read.Declaration, _isRepaired) };
        var advised = AdvisedActivation.Of(read.Declaration, cancellation);
        return new AnalyzedActivation(type, _compilation, read, advised.Findings, advised.Value);
    }
}

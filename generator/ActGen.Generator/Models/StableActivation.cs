using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The result of Stabilize: the outputs in a form that keeps its digits, in its value and in its derivatives.</summary>
internal sealed record StableActivation : DefinedActivation
{
    /// <param name="defined">The activation.</param>
    [SetsRequiredMembers]
    public StableActivation(DefinedActivation defined)
        : base(defined)
    {
    }

    /// <summary>The repaired value of each output.</summary>
    public required ImmutableArray<Expr> Values { get; init; }

    /// <summary>The repairs of the outputs, each as one line for a person.</summary>
    public required ImmutableArray<string> Repairs { get; init; }

    /// <summary>Whether the elements along the last axis depend on each other: there are reductions.</summary>
    public required bool HasReductions { get; init; }
}

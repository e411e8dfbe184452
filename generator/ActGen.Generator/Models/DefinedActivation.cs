using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>
/// The result of Domains: expressions without marks, defined where the declaration's policies say, and what is known of where they are not.
/// </summary>
internal record DefinedActivation : BoundActivation
{
    /// <param name="bound">The activation, whose expressions the initializer replaces.</param>
    [SetsRequiredMembers]
    public DefinedActivation(BoundActivation bound)
        : base(bound)
    {
    }

    /// <summary>The patches of removable points.</summary>
    public ImmutableArray<PointPatch> Patches { get; init; } = ImmutableArray<PointPatch>.Empty;

    /// <summary>Where the function is defined: the arguments that must stay inside a domain, as text; empty for everywhere.</summary>
    public ImmutableArray<string> DomainConditions { get; init; } = ImmutableArray<string>.Empty;
}

/// <summary>A piece on one point of a learnable: a patch of a removable singularity.</summary>
/// <param name="Variable">The learnable.</param>
/// <param name="Point">The point.</param>
/// <param name="Formulas">Every output as it is there.</param>
internal sealed record PointPatch(Variable Variable, double Point, ImmutableArray<Expr> Formulas);

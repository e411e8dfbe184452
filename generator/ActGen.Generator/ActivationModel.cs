using System.Collections.Generic;
using ActGen.Generator.Bind;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator;

/// <summary>Everything the stages found out about one activation: what the emitter writes down.</summary>
internal sealed record ActivationModel
{
    public required BoundActivation Bound { get; init; }

    /// <summary>The repaired value.</summary>
    public required Expr Value { get; init; }

    /// <summary>The partial derivatives: of the input, then of each learnable element.</summary>
    public required IReadOnlyList<(string Of, Expr Derivative)> Derivatives { get; init; }

    public required IReadOnlyList<FoundKink> Kinks { get; init; }

    public required IReadOnlyList<string> Repairs { get; init; }

    public required KernelSchedule Forward { get; init; }

    public required KernelSchedule Backward { get; init; }

    /// <summary>The backward kernel that reads y; null where that saves nothing.</summary>
    public required KernelSchedule? BackwardFromOutput { get; init; }

    /// <summary>The condition on parameters that is decided for whole blocks, as text.</summary>
    public required string? ConditionText { get; init; }
}

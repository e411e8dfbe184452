using System.Collections.Immutable;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The result of Describe: everything that Emit writes down.</summary>
internal sealed record ActivationModel
{
    public required StableActivation Bound { get; init; }

    /// <summary>The values as they are shown, one for each output.</summary>
    public required IReadOnlyList<Expr> Values { get; init; }

    /// <summary>The partial derivatives: of the inputs, then of each learnable element.</summary>
    public required IReadOnlyList<FoundDerivative> Derivatives { get; init; }

    /// <summary>The breakpoints, each once.</summary>
    public required IReadOnlyList<Breakpoint> Kinks { get; init; }

    public required IReadOnlyList<string> Repairs { get; init; }

    /// <summary>The kernels: row loops where each element is treated by itself, passes over rows where it is not.</summary>
    public required KernelSet Kernels { get; init; }

    /// <summary>Warnings of all stages.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }
}

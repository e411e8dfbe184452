using System.Collections.Immutable;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>One pass over a declaration and all that it inlines.</summary>
/// <param name="pool">Where the expressions live.</param>
/// <param name="cancellation">Stops the pass.</param>
internal sealed class BindSession(ExprPool pool, CancellationToken cancellation)
{
    public ExprPool Pool => pool;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The pieces that were found to patch a point.</summary>
    public List<PatchMark> Patches { get; } = new();
}

/// <summary>A declaration bound under a prefix, as an activation that inlines it needs it.</summary>
internal sealed record BoundBody
{
    public required ImmutableArray<Variable> Inputs { get; init; }

    public required ImmutableArray<BoundLearnable> Learnables { get; init; }

    public required ImmutableArray<DerivedParameter> Derived { get; init; }

    public required ImmutableArray<Expr> Outputs { get; init; }

    public required ImmutableArray<Expr> Written { get; init; }

    public required GivenDerivatives Overrides { get; init; }

    /// <summary>Each formula with the condition under which it is used.</summary>
    public required ImmutableArray<GuardedFormula> Guarded { get; init; }
}

/// <summary>A text as bound: what is computed, and what a person wrote.</summary>
internal sealed record BoundText(Expr Value, Expr Written);

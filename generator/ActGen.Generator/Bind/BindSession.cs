using System.Collections.Immutable;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator.Bind;

/// <summary>One pass over a declaration and all that it inlines.</summary>
/// <param name="pool">Where the expressions live; the passes over one declaration share it.</param>
/// <param name="chosen">The piece that is taken where it patches a point; null takes its neighbours.</param>
/// <param name="cancellation">Stops the pass.</param>
internal sealed class BindSession(ExprPool pool, PatchChoice? chosen, CancellationToken cancellation)
{
    // Derivatives and repaired forms are several times as deep.
    public const int MaxDepth = 250;

    // Formulas and derivatives are also shown as text, where a part that is shared is written as often as it occurs.
    public const int MaxWritten = 5_000;


    public ExprPool Pool => pool;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The pieces that were found to patch a point.</summary>
    public List<PatchChoice> Patches { get; } = new();

    /// <summary>Tells the singularities that stay from those that a repair removes; the stages after this one go on with it.</summary>
    public Stabiliser Stabiliser { get; } = new(pool, cancellation);

    public bool IsChosen(string prefix, int piece) => chosen is not null && chosen.Prefix == prefix && chosen.Piece == piece;

    /// <summary>Stops at an expression that is nested too deeply, or too long to be written.</summary>
    public Expr Checked(Expr node) =>
        node.Depth <= MaxDepth && node.WrittenLength <= MaxWritten ? node : throw new FormulaTooLargeException();
}

/// <summary>A piece that holds on one point of a learnable.</summary>
/// <param name="Prefix">What the names of the learnables of its activation begin with; empty for the activation itself.</param>
/// <param name="Piece">Its index.</param>
/// <param name="Variable">The learnable.</param>
/// <param name="Point">The point.</param>
internal sealed record PatchChoice(string Prefix, int Piece, Variable Variable, double Point);

/// <summary>A declaration bound under a prefix: what an activation that inlines it needs of it.</summary>
internal sealed record BoundBody
{
    public required ImmutableArray<Variable> Inputs { get; init; }

    public required ImmutableArray<BoundLearnable> Learnables { get; init; }

    public required ImmutableArray<DerivedParameter> Derived { get; init; }

    public required ImmutableArray<Expr> Outputs { get; init; }

    public required ImmutableArray<Expr> Written { get; init; }

    public required GivenDerivatives Overrides { get; init; }

    /// <summary>Each formula with the condition under which it is used: what the analysis of domains looks at.</summary>
    public required ImmutableArray<GuardedFormula> Guarded { get; init; }
}

/// <summary>A formula and the condition under which it is used.</summary>
internal sealed record GuardedFormula(Site Site, Expr Condition, Expr Value);

/// <summary>A text as bound: what is computed, and what a person wrote.</summary>
internal sealed record BoundText(Expr Value, Expr Written);

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>
/// The result of Bind: a declaration in which every name has a meaning, with one expression for each output over inputs, learnables and
/// derived parameters. Expressions have marks where a domain policy or a patch of a point is still to be resolved.
/// </summary>
internal record BoundActivation
{
    public required ActivationDeclaration Declaration { get; init; }

    public required ExprPool Pool { get; init; }

    /// <summary>The inputs, in the order in which they lie in the last axis.</summary>
    public required ImmutableArray<Variable> Inputs { get; init; }

    /// <summary>
    /// The learnables in the order in which they lie in the parameter span; those of parts and inlined activations included.
    /// </summary>
    public required ImmutableArray<BoundLearnable> Learnables { get; init; }

    /// <summary>Values made of learnables alone, which the outputs use in their place: the weights of a mix.</summary>
    public ImmutableArray<DerivedParameter> Derived { get; init; } = ImmutableArray<DerivedParameter>.Empty;

    /// <summary>The learnables that have a value for each column of a row, and what is derived from them.</summary>
    public IReadOnlyCollection<Variable> ColumnParameters
    {
        get
        {
            var own = new HashSet<Variable>(Learnables.Where(l => l.Declaration.Per != Per.Layer).SelectMany(l => l.Elements));
            own.UnionWith(Derived.Where(d => d.Derivatives.Keys.Any(own.Contains)).Select(d => d.Symbol).ToList());
            return own;
        }
    }

    /// <summary>The outputs.</summary>
    public required ImmutableArray<Expr> Outputs { get; init; }

    /// <summary>The formulas as a person reads them: every piece, nothing rewritten.</summary>
    public required ImmutableArray<Expr> Written { get; init; }

    /// <summary>The formulas, each with the condition under which it is used.</summary>
    public ImmutableArray<GuardedFormula> Formulas { get; init; } = ImmutableArray<GuardedFormula>.Empty;

    /// <summary>The pieces that hold only where a learnable has one value, <c>alpha == 0</c>, by their marks in the outputs.</summary>
    public ImmutableArray<PatchMark> PatchMarks { get; init; } = ImmutableArray<PatchMark>.Empty;

    /// <summary>Derivatives that replace the computed ones, by variable and output.</summary>
    public GivenDerivatives Overrides { get; init; } = GivenDerivatives.None;

    /// <summary>The places of the calls, divisors and comparisons of the declaration's own formulas.</summary>
    public SourceMap Source { get; init; } = SourceMap.Empty;

    /// <summary>The names of inputs and learnables that some formula mentions.</summary>
    public ImmutableHashSet<string> UsedNames { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Warnings and advice; a bound activation has no errors.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = ImmutableArray<Finding>.Empty;
}

/// <summary>A learnable parameter with its variables: one, or one for each element of a vector.</summary>
internal sealed record BoundLearnable(LearnableDeclaration Declaration, BoundInitializer Initializer, ImmutableArray<Variable> Elements)
{
    public string Name => Declaration.Name;

    /// <summary>The values it may take.</summary>
    public required Interval Bounds { get; init; }
}

/// <summary>How a learnable starts.</summary>
internal sealed record BoundInitializer(InitializerKind Kind, double First, double Second);

/// <summary>
/// A value made of learnables alone. The row loop uses <paramref name="Symbol"/>; gradients are carried on after the loop.
/// </summary>
/// <param name="Symbol">The symbol for it in the outputs.</param>
/// <param name="Value">How it is computed, from learnables.</param>
/// <param name="Derivatives">Its derivative in each learnable element, from learnables and symbols.</param>
internal sealed record DerivedParameter(Variable Symbol, Expr Value, IReadOnlyDictionary<Variable, Expr> Derivatives);

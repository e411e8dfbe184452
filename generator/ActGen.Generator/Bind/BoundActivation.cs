using System.Collections.Generic;
using System.Collections.Immutable;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator.Bind;

/// <summary>A declaration with everything resolved: one expression for each output over inputs, learnables and derived parameters.</summary>
internal sealed record BoundActivation
{
    public required ActivationDeclaration Declaration { get; init; }

    public required ExprPool Pool { get; init; }

    /// <summary>What has repaired formulas of this activation already, and remembers them.</summary>
    public required Stabiliser Stabiliser { get; init; }

    /// <summary>The inputs, in the order in which they lie in the last axis.</summary>
    public required ImmutableArray<Variable> Inputs { get; init; }

    /// <summary>The learnables in the order in which they lie in the parameter span; those of parts and inlined activations included.</summary>
    public required ImmutableArray<BoundLearnable> Learnables { get; init; }

    /// <summary>Values made of learnables alone, which the outputs use in their place: the weights of a mix.</summary>
    public ImmutableArray<DerivedParameter> Derived { get; init; } = ImmutableArray<DerivedParameter>.Empty;

    /// <summary>The outputs, without the pieces that only patch a point.</summary>
    public required ImmutableArray<Expr> Outputs { get; init; }

    /// <summary>The formulas as a person reads them: every piece, nothing rewritten.</summary>
    public required ImmutableArray<Expr> Written { get; init; }

    /// <summary>The pieces that hold only where a learnable has one value: <c>alpha == 0</c>.</summary>
    public ImmutableArray<PointPatch> Patches { get; init; } = ImmutableArray<PointPatch>.Empty;

    /// <summary>Derivatives that replace the computed ones, by variable and output.</summary>
    public GivenDerivatives Overrides { get; init; } = GivenDerivatives.None;

    /// <summary>Where the function is defined: the arguments that must stay inside a domain, as text; empty for everywhere.</summary>
    public ImmutableArray<string> DomainConditions { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Reads parts of the declaration's texts again: what advice about them needs.</summary>
    public required FormulaBinder Formulas { get; init; }

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

/// <summary>How a learnable starts: <c>Constant</c>, <c>Normal</c>, <c>Uniform</c> or <c>Linspace</c>, with its numbers.</summary>
internal sealed record BoundInitializer(string Kind, double First, double Second);

/// <summary>A value made of learnables alone. The row loop uses <paramref name="Symbol"/>; gradients are carried on after the loop.</summary>
/// <param name="Symbol">What stands for it in the outputs.</param>
/// <param name="Value">How it is computed, from learnables.</param>
/// <param name="Derivatives">Its derivative in each learnable element, from learnables and symbols.</param>
internal sealed record DerivedParameter(Variable Symbol, Expr Value, IReadOnlyDictionary<Variable, Expr> Derivatives);

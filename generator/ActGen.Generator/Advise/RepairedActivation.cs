using System.Collections.Immutable;
using ActGen.Generator.Bind;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator.Advise;

/// <summary>The repaired values of an activation, and its derivatives as they are asked for.</summary>
internal sealed class RepairedActivation
{
    private readonly Stabiliser _stabiliser;
    private readonly Lazy<RowDerivatives> _rows;
    private readonly Differentiator _differentiator;

    private RepairedActivation(BoundActivation bound)
    {
        Bound = bound;
        _stabiliser = bound.Stabiliser;
        _differentiator = new Differentiator(bound.Pool, bound.Declaration.Kinks);
        Values = bound.Outputs.Select((o, i) => new PointPatches(bound.Pool, bound.Patches, i).Apply(_stabiliser.Repair(o))).ToImmutableArray();
        HasRows = Values.Concat(bound.Overrides.Formulas).Any(RowForm.HasRows);
        _rows = new(() => new RowDerivatives(bound, Values));
        Key = CanonicalText.Of(bound, Values);
    }

    public BoundActivation Bound { get; }

    /// <summary>The value of each output.</summary>
    public ImmutableArray<Expr> Values { get; }

    /// <summary>The same text for activations that are the same but for the names in them; null where it would be too long.</summary>
    public string? Key { get; }

    /// <summary>Whether the elements of a row depend on each other.</summary>
    public bool HasRows { get; }

    /// <summary>The variables for the gradients of the outputs in <see cref="Derivatives"/>; none where each element stands for itself.</summary>
    public IReadOnlyList<Variable> OutputGradients => HasRows ? _rows.Value.Gradients.OutputGradients : [];

    public static RepairedActivation Of(BoundActivation bound) => new(bound);

    /// <summary>
    /// The derivative of each output in a variable: the one that the activation gives, or else the computed one. Where the elements of a row
    /// depend on each other, the gradient in the variable instead.
    /// </summary>
    public IReadOnlyList<Expr> Derivatives(Variable variable) => HasRows ? [_rows.Value.Gradient(variable)] : Values.Select((value, output) =>
        Bound.Overrides.Of(variable, output) ?? _stabiliser.Repair(_differentiator.Differentiate(value, variable))).ToList();

    /// <summary>What kernels compute for some expressions.</summary>
    public IReadOnlyList<Expr> Computed(IReadOnlyList<Expr> expressions) => HasRows ? _stabiliser.Prepare(expressions)
        : new PreciseForms(Bound.Pool, ParameterSamples.Swept(Bound), ParameterSamples.Of(Bound)[0], _stabiliser.Prepare).Of(expressions);
}

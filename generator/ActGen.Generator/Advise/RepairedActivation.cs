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
    private readonly Differentiator _differentiator;

    private RepairedActivation(BoundActivation bound, CancellationToken cancellation)
    {
        Bound = bound;
        _stabiliser = new Stabiliser(bound.Pool, cancellation);
        _differentiator = new Differentiator(bound.Pool, bound.Declaration.Kinks);
        Values = bound.Outputs.Select(o => Patched(_stabiliser.Repair(o))).ToImmutableArray();
        Key = CanonicalText.Of(bound, Values);
    }

    public BoundActivation Bound { get; }

    /// <summary>The value of each output.</summary>
    public ImmutableArray<Expr> Values { get; }

    /// <summary>The same text for activations that are the same but for the names in them; null where it would be too long.</summary>
    public string? Key { get; }

    public static RepairedActivation Of(BoundActivation bound, CancellationToken cancellation) => new(bound, cancellation);

    /// <summary>The derivative of each output in a variable, where the activation gives none itself.</summary>
    public IReadOnlyList<Expr> Derivatives(Variable variable) => Bound.Overrides.TryGetValue(variable.Name, out var given)
        ? [given]
        : Values.Select(v => _stabiliser.Repair(_differentiator.Differentiate(v, variable))).ToList();

    /// <summary>What kernels compute for some expressions.</summary>
    public IReadOnlyList<Expr> Computed(IReadOnlyList<Expr> expressions) => _stabiliser.Prepare(expressions);

    private Expr Patched(Expr value) => Bound.Outputs.Length == 1 ? new PointPatches(Bound.Pool, Bound.Patches).Apply(value) : value;
}

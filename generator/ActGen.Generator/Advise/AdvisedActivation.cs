using ActGen.Generator.Bind;
using ActGen.Generator.Describe;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Domains;
using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Advise;

/// <summary>An activation without errors as the stages of the compiler leave it, each run when it is first asked for.</summary>
internal sealed class AdvisedActivation
{
    private readonly Stabilizer _stabilizer;
    private readonly Lazy<Derivatives> _derivatives;
    private readonly Lazy<IReadOnlyList<Breakpoint>> _breakpoints;
    private readonly Lazy<SideLimits> _limits;

    private AdvisedActivation(StableActivation stable, Stabilizer stabilizer)
    {
        (Stable, _stabilizer) = (stable, stabilizer);
        _derivatives = new(() => DifferentiateStage.Run(stable, stabilizer, CancellationToken.None));
        _breakpoints = new(() => Describe.Breakpoints.Of(Derivatives, stabilizer.Repair));
        _limits = new(() => new(Derivatives));
        Key = CanonicalText.Of(stable, stable.Values);
    }

    /// <summary>The activation with its repaired values.</summary>
    public StableActivation Stable { get; }

    public Derivatives Derivatives => _derivatives.Value;

    /// <summary>The breakpoints that the docs of the activation list.</summary>
    public IReadOnlyList<Breakpoint> Breakpoints => _breakpoints.Value;

    /// <summary>The limits at them.</summary>
    public SideLimits Limits => _limits.Value;

    /// <summary>The same text for activations that are the same but for the names in them; null where it would be too long.</summary>
    public string? Key { get; }

    /// <summary>The activation of a declaration; where there is an error, none, and the findings.</summary>
    public static Checked<AdvisedActivation> Of(ActivationDeclaration declaration, CancellationToken cancellation)
    {
        var bound = BindStage.Run(declaration, cancellation);
        if (bound.Value is null)
        {
            return new(null, bound.Findings);
        }

        // What is remembered outlives the request that it was made for.
        var stabilizer = new Stabilizer(bound.Value.Pool, CancellationToken.None, declaration.IsRepaired);
        var defined = DomainsStage.Run(bound.Value, stabilizer.Repair, cancellation);
        return new(defined.Value is null ? null : new(StabilizeStage.Run(defined.Value, stabilizer), stabilizer), defined.Findings);
    }

    /// <summary>The forms in which kernels compute some expressions.</summary>
    public IReadOnlyList<Expr> Computed(IReadOnlyList<Expr> expressions) => Stable.HasReductions ? _stabilizer.Prepare(expressions)
        : new PreciseForms(
            Stable.Pool, new(ParameterSamples.Swept(Stable), ParameterSamples.Of(Stable)[0]), _stabilizer.Prepare,
            _stabilizer.Fresh().Repair).Of(expressions);

    /// <summary>The forms, held where an input is infinite.</summary>
    public IReadOnlyList<Expr> Held(IReadOnlyList<Expr> expressions, Variable input) =>
        Stable.Declaration.IsRepaired
            ? new InfiniteInputs(Stable.Pool, input, ParameterSamples.Of(Stable)).Clamp(Computed(expressions))
            : Computed(expressions);
}

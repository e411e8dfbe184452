using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>The subject of a rule: one activation without errors, and values to try it with.</summary>
internal sealed class AdviceSubject
{
    public AdviceSubject(AnalyzedActivation activation, AdvisedActivation advised, CancellationToken cancellation)
    {
        Activation = activation;
        Advised = advised;
        Cancellation = cancellation;
        Samples = ParameterSamples.Of(advised.Stable);
    }

    public AnalyzedActivation Activation { get; }

    public AdvisedActivation Advised { get; }

    public CancellationToken Cancellation { get; }

    public StableActivation Bound => Advised.Stable;

    public ActivationDeclaration Declaration => Bound.Declaration;

    /// <summary>Values of the parameters, the initial ones first, and of the inputs that stand still while one is varied.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Samples { get; }

    /// <summary>The text that says what the activation is: its only formula, or else all of it.</summary>
    public Site Formula => Declaration.Formulas.Count == 1 ? new Site(SiteKind.Activation) : new Site(SiteKind.Type);

    /// <summary>The parts of a kind of the declaration's own formulas, given derivatives excepted.</summary>
    public IEnumerable<SourceEntry> Parts(SourceKind kind) => Bound.Source.Of(kind).Where(e => e.Site.Kind != SiteKind.Derivative);

    /// <summary>A finding about a part of a text.</summary>
    public static Finding On(string id, SourceEntry part, params string[] arguments) =>
        new(id, part.Site, part.Part.Start, part.Part.Length, new(arguments));

    /// <summary>A finding about a whole text.</summary>
    public static Finding On(string id, Site site, params string[] arguments) => new(id, site, -1, 0, new(arguments));
}

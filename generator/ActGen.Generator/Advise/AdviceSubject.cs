using ActGen.Generator.Bind;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Advise;

/// <summary>What a rule sees: one activation without errors, and values to try it with.</summary>
internal sealed class AdviceSubject
{
    public AdviceSubject(AnalysedActivation activation, RepairedActivation repaired, CancellationToken cancellation)
    {
        Activation = activation;
        Repaired = repaired;
        Cancellation = cancellation;
        Samples = ParameterSamples.Of(repaired.Bound);
    }

    public AnalysedActivation Activation { get; }

    public RepairedActivation Repaired { get; }

    public CancellationToken Cancellation { get; }

    public BoundActivation Bound => Repaired.Bound;

    public ActivationDeclaration Declaration => Bound.Declaration;

    /// <summary>Values of the parameters, the initial ones first, and of the inputs that stand still while one is varied.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Samples { get; }

    /// <summary>The text that says what the activation is: its only formula, or else all of it.</summary>
    public Site Formula => Declaration.Formulas.Count == 1 ? new Site(SiteKind.Activation) : new Site(SiteKind.Type);

    /// <summary>The parts of a kind of the declaration's own formulas, as they are written.</summary>
    public IEnumerable<(Site Site, T Part)> Parts<T>()
        where T : ExpressionSyntax => DeclaredTexts.Formulas(Declaration).Where(t => t.Site.Kind != SiteKind.Derivative).SelectMany(
            t => SyntaxFactory.ParseExpression(t.Text).DescendantNodesAndSelf().OfType<T>().Select(part => (t.Site, part)));

    /// <summary>A finding about a part of a text.</summary>
    public static Finding On(string id, Site site, ExpressionSyntax part, params string[] arguments) => new(id, site, part.SpanStart, part.Span.Length, new(arguments));

    /// <summary>A finding about a whole text.</summary>
    public static Finding On(string id, Site site, params string[] arguments) => new(id, site, -1, 0, new(arguments));
}

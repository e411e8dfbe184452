using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Advise;

/// <summary>Something to look for in an activation that has no error.</summary>
internal interface IAdviceRule
{
    /// <summary>The diagnostic it finds.</summary>
    string Id { get; }

    IEnumerable<Finding> Find(AdviceSubject subject);
}

/// <summary>All advice, one row each. To add some, add a rule, its descriptor and its help page.</summary>
internal static class AdviceRules
{
    /// <summary>Warnings: most likely there is an error.</summary>
    public static readonly IReadOnlyList<IAdviceRule> Risks =
        [new OverflowRule(), new JumpRule(), new UnusedInputRule(), new ZeroGradientRule(), new ZeroSlopeRule()];

    /// <summary>Hints, shown in the editor alone.</summary>
    public static readonly IReadOnlyList<IAdviceRule> Hints = [new KinkRule(), new KnownActivationRule(), new InfiniteLimitRule()];

    public static IEnumerable<Diagnostic> Apply(IReadOnlyList<IAdviceRule> rules, AnalyzedActivation activation,
        CancellationToken cancellation)
    {
        if (activation.Advised is not { } advised)
        {
            return [];
        }

        // Rules make new expressions, and the pool is not made for two threads: the analyzers of one activation take turns.
        lock (advised)
        {
            var subject = new AdviceSubject(activation, advised, cancellation);
            return rules.SelectMany(rule => rule.Find(subject)).Select(f => Diagnose(activation, f, cancellation)).ToList();
        }
    }

    private static Diagnostic Diagnose(AnalyzedActivation activation, Finding finding, CancellationToken cancellation) => Diagnostic.Create(
        DiagnosticDescriptors.Get(finding.Id), activation.Read.Sites.Locate(finding, cancellation), PlainText.Arguments(finding));
}

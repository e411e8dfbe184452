using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Generator.Advise;

/// <summary>Warns of activations that compile and will not train well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RiskAnalyzer : ActivationAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors(AdviceRules.Risks.Select(r => r.Id));

    private protected override IEnumerable<Diagnostic> Diagnose(AnalyzedActivation activation, CancellationToken cancellation) =>
        AdviceRules.Apply(AdviceRules.Risks, activation, cancellation);
}

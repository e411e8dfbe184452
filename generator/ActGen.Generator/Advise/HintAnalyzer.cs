using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Generator.Advise;

/// <summary>Says in the editor what is worth knowing about an activation that is fine.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HintAnalyzer : ActivationAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors(AdviceRules.Hints.Select(r => r.Id));

    private protected override IEnumerable<Diagnostic> Diagnose(AnalyzedActivation activation, CancellationToken cancellation) =>
        AdviceRules.Apply(AdviceRules.Hints, activation, cancellation);
}

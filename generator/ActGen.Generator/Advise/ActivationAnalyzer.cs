using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Generator.Advise;

/// <summary>
/// Looks at each activation of a project. What it sees is read and bound by the stages of the generator, once for all analyzers.
/// There is an analyzer for each severity, because a build leaves out those that have nothing to say in it.
/// </summary>
public abstract class ActivationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private protected static ImmutableArray<DiagnosticDescriptor> Descriptors(IEnumerable<string> ids) =>
        ids.Select(DiagnosticDescriptors.Get).ToImmutableArray();

    private protected abstract IEnumerable<Diagnostic> Diagnose(AnalyzedActivation activation, CancellationToken cancellation);

    private void Analyze(SymbolAnalysisContext context)
    {
        try
        {
            if (AnalyzedTypes.Of(context.Compilation, RepairSwitch.IsOn(context.Options.AnalyzerConfigOptionsProvider))
                .Find((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } activation)
            {
                foreach (var diagnostic in Diagnose(activation, context.CancellationToken))
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The generator reports what goes wrong in a stage, once, as ACT0030; without it there is no advice.
        }
    }
}

using ActGen.Generator.Diagnostics;
using ActGen.Generator.Emit;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator;

/// <summary>
/// The entry point. Sources come from declarations, which hold no location, so that an edit that moves a type compiles nothing;
/// diagnostics are a second output with real locations, which <c>#pragma</c> can suppress.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ActivationGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var isRepaired = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => RepairSwitch.IsOn(options));
        var activations = Register(context, ActivationReader.ActivationAttribute, isRepaired);
        var mixes = Register(context, ActivationReader.MixAttribute, isRepaired);
        var rootNamespace = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
                options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var value) ? value : null)
            .Combine(context.CompilationProvider)
            .Select(static (names, _) => RootNamespace.From(names.Left, names.Right));
        var list = activations.Collect().Combine(mixes.Collect()).Combine(rootNamespace)
            .Select(static (all, _) => new ActivationList(
                all.Right, new(all.Left.Left.Concat(all.Left.Right).OrderBy(a => a.FullName, StringComparer.Ordinal))))
            .WithTrackingName(TrackingNames.List);
        var place = list.Combine(context.CompilationProvider).Select(static (pair, _) =>
            ListPlace.Of(pair.Right, pair.Left.Namespace, ActivationListEmitter.ClassName));
        context.RegisterSourceOutput(list.Combine(place), static (output, pair) =>
        {
            if (pair.Left.Activations.Count > 0 && !pair.Right.IsOccupied)
            {
                output.AddSource(ActivationListEmitter.HintName, ActivationListEmitter.Write(pair.Left, pair.Right));
            }
        });
        context.RegisterSourceOutput(list.Combine(context.CompilationProvider), static (output, pair) =>
        {
            if (pair.Left.Activations.Count > 0
                && RootNamespace.Occupant(pair.Right, pair.Left.Namespace, ActivationListEmitter.ClassName) is { } occupant)
            {
                output.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.Get(FindingIds.NameUsedTwice), occupant.Locations.FirstOrDefault(),
                    ActivationListEmitter.ClassName, "the list of activations"));
            }
        });
        foreach (var (name, kind) in LoneAttributes.Known)
        {
            var lone = context.SyntaxProvider
                .ForAttributeWithMetadataName(name, static (node, _) => node is TypeDeclarationSyntax, (syntax, _) =>
                    LoneAttributes.Read(syntax, kind))
                .Where(static attribute => attribute is not null);
            context.RegisterSourceOutput(lone, static (output, attribute) => Report(output, attribute!.Finding, attribute.Sites));
        }
    }

    /// <summary>
    /// Registers the outputs for the types with one of the attributes; returns what the list of activations needs of them.
    /// </summary>
    private static IncrementalValuesProvider<ListedActivation> Register(
        IncrementalGeneratorInitializationContext context, string attribute, IncrementalValueProvider<bool> isRepaired)
    {
        var read = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, ActivationReader.Read)
            .Where(static activation => activation is not null).Select(static (activation, _) => activation!);
        var declarations = read.Select(static (activation, _) => activation.Declaration).WithTrackingName(TrackingNames.Declarations);
        var compiled = declarations.Combine(isRepaired)
            .Select(static (pair, _) => RepairSwitch.Apply(pair.Left, pair.Right))
            .Select(PendingActivation.Start).Select(static (pending, _) => pending.Result)
            .WithTrackingName(TrackingNames.Compiled);
        context.RegisterSourceOutput(compiled, static (output, activation) =>
        {
            if (activation.Source.Length > 0)
            {
                output.AddSource(activation.HintName, activation.Source);
            }
        });

        var findings = compiled.Where(static activation => activation.Findings.Count > 0)
            .Select(static (activation, _) => activation with { Source = "" }).Collect()
            .Select(static (all, _) => new EquatableArray<CompiledActivation>(all)).WithTrackingName(TrackingNames.Findings);
        context.RegisterSourceOutput(read.Combine(findings), static (output, pair) => Report(output, pair.Left, pair.Right));
        return declarations.Select(static (declaration, _) => ActivationListEmitter.Entry(declaration))
            .Where(static entry => entry is not null).Select(static (entry, _) => entry!).WithTrackingName(TrackingNames.Listed);
    }

    private static void Report(SourceProductionContext output, ReadActivation activation, EquatableArray<CompiledActivation> compiled)
    {
        var file = Compiler.HintName(activation.Declaration);
        var own = compiled.FirstOrDefault(c => c.HintName == file);
        foreach (var finding in own?.Findings ?? EquatableArray<Finding>.Empty)
        {
            Report(output, finding, activation.Sites);
        }
    }

    private static void Report(SourceProductionContext output, Finding finding, SiteLocator sites)
    {
        var location = sites.Locate(finding, output.CancellationToken);
        output.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Get(finding.Id), location, PlainText.Arguments(finding)));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using ActGen.Generator.Bind;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Generator.Advise;

/// <summary>
/// Gives the mistakes that the generator reports a light bulb. An editor asks analyzers alone for what can be fixed; it offers nothing
/// for the diagnostics of a generator. The errors stay with the generator all the same, so that a build with analyzers
/// turned off fails too, and here each that can be fixed gets a companion: at the same place, and hidden, so that the mistake is
/// shown once, in the list of errors and in a build, where this analyzer does not even run.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FixableMistakeAnalyzer : ActivationAnalyzer
{
    // What each fix needs besides the place; null where there is nothing to offer.
    private static readonly Dictionary<string, Func<AnalyzedActivation, Finding, CancellationToken, Fix?>> Fixes =
        new(StringComparer.Ordinal)
        {
            [FindingIds.NotPartial] = (_, _, _) => Fix.None,
            [FindingIds.UnknownName] = (activation, finding, cancellation) => Undeclared(finding) is { } name
                ? (Rewritten(activation, finding, cancellation) ?? Fix.None).With(FixProperties.Undeclared, name)
                : Rewritten(activation, finding, cancellation),
            [FindingIds.UnknownFunction] = Rewritten,
            [FindingIds.Syntax] = Rewritten,
            [FindingIds.WrongArity] = Rewritten,
            [FindingIds.UnsupportedConstruct] = Rewritten,
            [FindingIds.PowerOperator] = Rewritten,
            [FindingIds.LeavesDomain] = (activation, _, cancellation) =>
                activation.Read.Sites.Locate(SiteKind.Activation, cancellation) is { } attribute
                    ? Fix.None with { Places = [attribute] } : null,
        };

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors([FindingIds.CodeFixAvailable]);

    private protected override IEnumerable<Diagnostic> Diagnose(AnalyzedActivation activation, CancellationToken cancellation)
    {
        foreach (var finding in activation.Findings)
        {
            if (Fixes.TryGetValue(finding.Id, out var find) && find(activation, finding, cancellation) is { } fix)
            {
                var message = string.Format(
                    CultureInfo.InvariantCulture,
                    DiagnosticDescriptors.Get(finding.Id).MessageFormat.ToString(CultureInfo.InvariantCulture),
                    PlainText.Arguments(finding));
                yield return Diagnostic.Create(
                    DiagnosticDescriptors.Get(FindingIds.CodeFixAvailable),
                    activation.Read.Sites.Locate(finding, cancellation),
                    fix.Places,
                    fix.With(FixProperties.Mistake, finding.Id).Properties,
                    finding.Id,
                    message);
            }
        }
    }

    private static Fix? Rewritten(AnalyzedActivation activation, Finding finding, CancellationToken cancellation) =>
        finding.Edits.Count > 0 && activation.Read.Sites.LocateEdits(finding, cancellation) is { } places
            ? finding.Edits.Select((edit, i) => (edit, i)).Aggregate(
                Fix.None with { Places = places }, (fix, e) =>
                    fix.With(FixProperties.Edit + e.i.ToString(CultureInfo.InvariantCulture), e.edit.Text))
            : null;

    // A name in a formula that means nothing else, and that a learnable may have.
    private static string? Undeclared(Finding finding) =>
        finding is { Start: >= 0, Undeclared: { } name } && new NameTable(new FindingList()).AddMember(name, "a [Learnable]", finding.Site)
            ? name : null;

    /// <summary>The places and properties of a companion.</summary>
    private sealed record Fix(IReadOnlyList<Location> Places, ImmutableDictionary<string, string?> Properties)
    {
        public static readonly Fix None = new([], ImmutableDictionary<string, string?>.Empty);

        public Fix With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };
    }
}

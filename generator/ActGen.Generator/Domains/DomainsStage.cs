using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>Decides what the formulas mean where functions are not defined, and finds out where that may happen.</summary>
internal static class DomainsStage
{
    /// <param name="bound">The activation, with marks in its expressions.</param>
    /// <param name="repair">The repairs of Stabilize: a singularity that they remove is none.</param>
    /// <param name="cancellation">Stops the stage.</param>
    /// <returns>The activation without marks; where there is an error, none, and the findings.</returns>
    public static Checked<DefinedActivation> Run(BoundActivation bound, Func<Expr, Expr> repair, CancellationToken cancellation)
    {
        try
        {
            return Defined(bound, repair, cancellation);
        }
        catch (Exception e) when (e is FormulaTooLargeException or InsufficientExecutionStackException)
        {
            return new(null, ImmutableArray.Create(Mistakes.TooLarge(FormulaLimits.Advice(bound.Declaration.Name))));
        }
    }

    private static Checked<DefinedActivation> Defined(BoundActivation bound, Func<Expr, Expr> repair, CancellationToken cancellation)
    {
        var found = new FindingList();
        var policies = new PolicyApplication(bound, repair, found, cancellation);
        var marks = new MarkResolver(bound.Pool, policies);
        var outputs = bound.Outputs.Select(marks.Resolve).ToImmutableArray();
        var formulas = bound.Formulas.Select(marks.Resolve).ToImmutableArray();
        var overrides = bound.Overrides.Select(marks.Resolve);
        var patches = bound.PatchMarks.Select(p => Patch(bound, new MarkResolver(bound.Pool, policies, p), p)).ToImmutableArray();
        if (found.HasErrors)
        {
            return new(null, bound.Findings.AddRange(found.All));
        }

        var source = Resolved(bound.Source, marks);
        var bounds = ParameterBounds.Of(bound.Learnables, bound.Derived);
        if (EmptyRanges.In(source, bounds).ToList() is { Count: > 0 } empty)
        {
            return new(null, bound.Findings.AddRange(empty));
        }

        var violations = new ViolationSearch(bounds, repair, cancellation).Find(formulas);
        var warnings = bound.Declaration.Domain == DomainPolicy.Propagate ? DomainWarning.Of(source, violations) : [];
        var findings = bound.Findings.AddRange(warnings);
        return new(
            new DefinedActivation(bound)
            {
                Outputs = outputs,
                Formulas = formulas,
                Overrides = overrides,
                Patches = patches,
                PatchMarks = ImmutableArray<PatchMark>.Empty,
                Source = source,
                DomainConditions = violations.Select(v => v.Requirement).Distinct().ToImmutableArray(),
                Findings = findings,
            },
            findings);
    }

    // The whole activation with one piece in the place of its neighbors.
    private static PointPatch Patch(BoundActivation bound, MarkResolver chosen, PatchMark patch) =>
        new(patch.Variable, patch.Point, bound.Outputs.Select(chosen.Resolve).ToImmutableArray());

    private static SourceMap Resolved(SourceMap source, MarkResolver marks) => new(source.Entries.Select(e => e with
    {
        Part = e.Part with { Node = marks.Resolve(e.Part.Node), Right = e.Part.Right is null ? null : marks.Resolve(e.Part.Right) },
    }).ToImmutableArray());
}

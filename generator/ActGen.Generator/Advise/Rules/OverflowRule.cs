using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Advise;

/// <summary>
/// A result that is infinite or NaN for ordinary inputs because a part of the repaired formula exceeds the largest float. Parts that
/// leave a domain are no concern of it, nor are those that overflow where nothing comes of it.
/// </summary>
internal sealed class OverflowRule : IAdviceRule
{
    /// <summary>The largest input that counts as ordinary: exp itself is fine up to here, exp(2 * x) is not.</summary>
    private const double Ordinary = 50;

    private const int MaxDerivatives = 16;

    public string Id => FindingIds.Overflow;

    public IEnumerable<Finding> Find(AdviceSubject subject)
    {
        var length = subject.Bound.HasReductions ? 2 : 1;
        var results = Row(subject, Results(subject), subject.Advised.Computed, length);
        if (!results.Computed.SelectMany(ExprTraversal.ChildrenFirst).Any(Overflow.IsPossible))
        {
            yield break;
        }

        foreach (var parameters in DeclaredRanges.Corners(subject))
        {
            results.Start(WithGradients(subject, parameters), length);
            foreach (var scenario in OverflowScenario.Of(subject.Bound, subject.Bound.HasReductions))
            {
                OverflowRegion? Region(FloatRow row) => OverflowRegion.Find(
                    x =>
                    {
                        subject.Cancellation.ThrowIfCancellationRequested();
                        row.Move(scenario.Moved, scenario.Row(x));
                        return row.Overflows();
                    }, Ordinary);
                if (Region(results) is not { } region)
                {
                    continue;
                }

                FloatRow Alone(Expr call) => Row(subject, [call], nodes => nodes, length, parameters);
                var culprit = Culprit(subject, node =>
                {
                    var row = Alone(node);
                    row.Move(scenario.Moved, scenario.Row(region.Example));
                    return row.Overflows();
                });
                var own = culprit is null ? null : Region(Alone(culprit.Part.Node));
                var where = scenario.Text(own ?? region) + DeclaredRanges.Text(subject, parameters);
                yield return culprit is null
                    ? AdviceSubject.On(Id, subject.Formula, "The formula", where)
                    : AdviceSubject.On(Id, culprit, culprit.Text, where);
                yield break;
            }
        }
    }

    private static FloatRow Row(
        AdviceSubject subject, IReadOnlyList<Expr> nodes, Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> prepare, int length,
        IReadOnlyDictionary<string, double>? parameters = null) =>
        new(nodes, prepare, WithGradients(subject, parameters ?? subject.Samples[0]), length);

    // The gradients that reach the outputs are ordinary numbers.
    private static IReadOnlyDictionary<string, double> WithGradients(AdviceSubject subject, IReadOnlyDictionary<string, double> parameters)
    {
        var values = parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var gradient in subject.Bound.HasReductions ? subject.Advised.Derivatives.OutputGradients : [])
        {
            values[gradient.Name] = 1;
        }

        return values;
    }

    private static IReadOnlyList<Expr> Results(AdviceSubject subject)
    {
        var variables = subject.Bound.Inputs.Concat(subject.Bound.Learnables.SelectMany(l => l.Elements).Take(MaxDerivatives));
        return subject.Bound.Values.Concat(variables.SelectMany(subject.Advised.Derivatives.Of)).ToList();
    }

    /// <summary>The innermost written call that overflows; one that is left in the repaired formula, if there is any.</summary>
    private static SourceEntry? Culprit(AdviceSubject subject, Func<Expr, bool> fails)
    {
        var left = new HashSet<Expr>(ExprTraversal.Unique(subject.Bound.Values));
        return subject.Parts(SourceKind.Call).Where(e => fails(e.Part.Node))
            .OrderBy(e => left.Contains(e.Part.Node) ? 0 : 1).ThenBy(e => e.Part.Length).FirstOrDefault();
    }
}

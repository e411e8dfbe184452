using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Stabilise;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    public bool HoldsForRows => false;

    public IEnumerable<Finding> Find(AdviceSubject subject)
    {
        var results = Results(subject);
        if (!results.SelectMany(Bind.ExprOrder.ChildrenFirst).Any(Overflow.IsPossible))
        {
            yield break;
        }

        foreach (var parameters in DeclaredRanges.Corners(subject))
        {
            foreach (var input in subject.Bound.Inputs)
            {
                var values = new FloatInterpreter(parameters);
                bool Fails(IEnumerable<Expr> nodes, double x)
                {
                    subject.Cancellation.ThrowIfCancellationRequested();
                    values.Move(input, x);
                    return nodes.Any(n => Overflow.Happens(n, values));
                }

                if (OverflowRegion.Find(x => Fails(results, x), Ordinary) is not { } region)
                {
                    continue;
                }

                var (site, part, call) = Culprit(subject, node => Fails([node], region.Example));
                var own = call is null ? null : OverflowRegion.Find(x => Fails([call], x), Ordinary);
                var where = (own ?? region).Text(input.Name) + DeclaredRanges.Text(subject, parameters);
                yield return part is null
                    ? AdviceSubject.On(Id, subject.Formula, "The formula", where)
                    : AdviceSubject.On(Id, site, part, part.ToString(), where);
                yield break;
            }
        }
    }

    private static IReadOnlyList<Expr> Results(AdviceSubject subject)
    {
        var variables = subject.Bound.Inputs.Concat(subject.Bound.Learnables.SelectMany(l => l.Elements).Take(MaxDerivatives));
        return subject.Repaired.Computed(subject.Repaired.Values.Concat(variables.SelectMany(subject.Repaired.Derivatives)).ToList());
    }

    /// <summary>The innermost written call that overflows; one that is left in the repaired formula, if there is any.</summary>
    private static (Site Site, ExpressionSyntax? Part, Expr? Call) Culprit(AdviceSubject subject, Func<Expr, bool> fails)
    {
        var left = new HashSet<Expr>(subject.Repaired.Values.SelectMany(Bind.ExprOrder.ChildrenFirst));
        return subject.Parts<InvocationExpressionSyntax>()
            .Select(p => (p.Site, Part: (ExpressionSyntax?)p.Part, Call: subject.Bound.Formulas.Reread(p.Part.ToString())))
            .Where(p => p.Call is not null && fails(p.Call))
            .OrderBy(p => left.Contains(p.Call!) ? 0 : 1).ThenBy(p => p.Part!.Span.Length).FirstOrDefault();
    }
}

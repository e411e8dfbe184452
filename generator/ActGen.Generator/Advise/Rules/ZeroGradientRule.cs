using ActGen.Generator.Bind;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>A learnable that formulas use and that no gradient reaches: in conditions alone, behind a step, or canceled.</summary>
internal sealed class ZeroGradientRule : IAdviceRule
{
    public string Id => FindingIds.ZeroGradient;

    public IEnumerable<Finding> Find(AdviceSubject subject)
    {
        for (var i = 0; i < subject.Declaration.Learnables.Count; i++)
        {
            var name = subject.Declaration.Learnables[i].Name;
            var learnable = subject.Bound.Learnables.First(l => l.Name == name);
            if (subject.Bound.UsedNames.Contains(name) && learnable.Elements.All(e => IsZero(subject, e)))
            {
                yield return AdviceSubject.On(Id, new Site(SiteKind.Learnable, i), name, subject.Declaration.Name);
            }
        }
    }

    private static bool IsZero(AdviceSubject subject, Variable element) =>
        (subject.Bound.HasReductions || !subject.Bound.Derived.Any(d => d.Derivatives.ContainsKey(element)))
        && subject.Advised.Derivatives.Of(element).All(d => d is Number { Value: 0 });
}

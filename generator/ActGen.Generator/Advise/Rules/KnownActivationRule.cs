using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Advise;

/// <summary>A formula that another activation in reach has already.</summary>
internal sealed class KnownActivationRule : IAdviceRule
{
    public string Id => FindingIds.KnownActivation;

    public IEnumerable<Finding> Find(AdviceSubject subject)
    {
        // A mix names its parts, a formula that is nothing but a call is another name on purpose, and what has several outputs cannot be
        // called.
        if (subject.Declaration.Mix is null && subject.Bound.Outputs.Length == 1 && subject.Advised.Key is { } key
            && KnownActivations.Find(subject.Activation, key, subject.Cancellation) is { } known
            && subject.Declaration.References.All(r => r.Declaration?.Name != known.Name))
        {
            var call = $"{known.Name}({string.Join(", ", subject.Bound.Inputs.Select(i => i.Name))})";
            yield return AdviceSubject.On(Id, subject.Formula, subject.Declaration.Name, known.ToDisplayString(), call);
        }
    }
}

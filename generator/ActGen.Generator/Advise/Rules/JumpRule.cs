using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>Pieces that do not meet: the value jumps, and the derivative knows nothing of it.</summary>
internal sealed class JumpRule : IAdviceRule
{
    public string Id => FindingIds.Jump;

    public IEnumerable<Finding> Find(AdviceSubject subject) =>
        from breakpoint in SourceBreakpoints.Of(subject)
        let value = subject.Advised.Limits.Value(breakpoint.Input, breakpoint.Position)
        where value is not null
        select AdviceSubject.On(Id, breakpoint.Part, subject.Declaration.Name, breakpoint.Where,
            ShortNumber.Text(value.Value.Below), ShortNumber.Text(value.Value.Above));
}

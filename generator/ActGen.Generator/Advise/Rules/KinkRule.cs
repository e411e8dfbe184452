using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>Pieces that meet at an angle. Where they do not even meet, the jump is what is told.</summary>
internal sealed class KinkRule : IAdviceRule
{
    public string Id => FindingIds.Kink;

    public IEnumerable<Finding> Find(AdviceSubject subject) =>
        from breakpoint in SourceBreakpoints.Of(subject)
        where subject.Advised.Limits.Value(breakpoint.Input, breakpoint.Position) is null
        let slope = subject.Advised.Limits.Slope(breakpoint.Input, breakpoint.Position)
        where slope is not null
        select AdviceSubject.On(Id, breakpoint.Part, subject.Declaration.Name, breakpoint.Where,
            ShortNumber.Text(slope.Value.Below), ShortNumber.Text(slope.Value.Above));
}

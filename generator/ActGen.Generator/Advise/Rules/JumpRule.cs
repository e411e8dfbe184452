using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>Pieces that do not meet: the value jumps, and the derivative knows nothing of it.</summary>
internal sealed class JumpRule : IAdviceRule
{
    public string Id => FindingIds.Jump;

    public IEnumerable<Finding> Find(AdviceSubject subject) =>
        new Breakpoints(subject).Find().Where(b => b.Value is not null).Select(b => AdviceSubject.On(
        Id, b.Part, subject.Declaration.Name, b.At, Breakpoints.Text(b.Value!.Value.Below), Breakpoints.Text(b.Value.Value.Above)));
}

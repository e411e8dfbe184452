using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>Pieces that do not meet: the value jumps, and the derivative knows nothing of it.</summary>
internal sealed class JumpRule : IAdviceRule
{
    public string Id => FindingIds.Jump;

    public IEnumerable<Finding> Find(AdviceSubject subject) =>
        new PieceBorders(subject).Find().Where(b => b.Value is not null).Select(b => AdviceSubject.On(
        Id, b.Part, subject.Declaration.Name, b.At, PieceBorders.Text(b.Value!.Value.Below), PieceBorders.Text(b.Value.Value.Above)));
}

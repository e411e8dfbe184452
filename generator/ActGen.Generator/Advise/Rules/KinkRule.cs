using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>Pieces that meet at an angle. Where they do not even meet, the jump is what is told.</summary>
internal sealed class KinkRule : IAdviceRule
{
    public string Id => FindingIds.Kink;

    public IEnumerable<Finding> Find(AdviceSubject subject) =>
        new Breakpoints(subject).Find().Where(b => b.Value is null && b.Slope is not null).Select(b => AdviceSubject.On(
            Id, b.Part, subject.Declaration.Name, b.At, Breakpoints.Text(b.Slope!.Value.Below), Breakpoints.Text(b.Slope.Value.Above)));
}

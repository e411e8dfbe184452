using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>An input that no formula mentions.</summary>
internal sealed class UnusedInputRule : IAdviceRule
{
    public string Id => FindingIds.UnusedInput;

    public IEnumerable<Finding> Find(AdviceSubject subject)
    {
        // A mix has the inputs of its parts, which have been advised about themselves.
        if (subject.Declaration.Mix is not null)
        {
            yield break;
        }

        var text = subject.Declaration.Inputs;
        foreach (var input in subject.Bound.Inputs.Where(i => !subject.Bound.UsedNames.Contains(i.Name)))
        {
            // The names are separated by commas: the first place of one that is no part of another.
            var start = 0;
            foreach (var name in text.Split(',').TakeWhile(name => name.Trim() != input.Name))
            {
                start += name.Length + 1;
            }

            start += text.Substring(start).TakeWhile(char.IsWhiteSpace).Count();
            yield return new Finding(Id, new Site(SiteKind.Activation, 0, -1, "Inputs"), start, input.Name.Length, new([input.Name]));
        }
    }
}

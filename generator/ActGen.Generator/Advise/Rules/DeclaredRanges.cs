using ActGen.Generator.Prepare;

namespace ActGen.Generator.Advise;

/// <summary>The values that learnables are declared to have: where they start, and the ends of their bounds.</summary>
internal static class DeclaredRanges
{
    // Each end by itself: with more, the initial values alone are tried.
    private const int MaxElements = 16;

    /// <summary>Values of all parameters, the initial ones first; then one learnable at a time at an end of its bounds.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Corners(AdviceSubject subject)
    {
        var initial = subject.Samples[0];
        yield return initial;
        foreach (var (learnable, end) in subject.Bound.Learnables.Take(MaxElements).SelectMany(l => Ends(l).Select(e => (l, e))))
        {
            var values = initial.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
            foreach (var element in learnable.Elements)
            {
                values[element.Name] = end;
            }

            yield return ParameterSamples.WithDerived(subject.Bound, values);
        }
    }

    /// <summary>The differences from the initial values: <c> and alpha = 3</c>.</summary>
    public static string Text(AdviceSubject subject, IReadOnlyDictionary<string, double> parameters)
    {
        var moved = subject.Bound.Learnables.Where(l => l.Elements.Any(e => parameters[e.Name] != subject.Samples[0][e.Name]))
            .Select(l => $"{l.Name} = {ShortNumber.Text(parameters[l.Elements[0].Name])}").ToList();
        return moved.Count == 0 ? "" : " at " + string.Join(" and ", moved);
    }

    private static IEnumerable<double> Ends(BoundLearnable learnable) =>
        new[] { learnable.Bounds.Lower, learnable.Bounds.Upper }.Where(e => !double.IsInfinity(e) && e != learnable.Initializer.First);
}

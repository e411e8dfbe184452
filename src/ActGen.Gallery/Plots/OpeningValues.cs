using ActGen.Training;

namespace ActGen.Gallery.Plots;

/// <summary>
/// The values that learnables have when the page opens: those they start at. Where they start at random, the page shows typical values, the
/// same each time: those of the source where the declaration tells them, or else quantiles of the distribution, evenly spread over all such
/// elements of the activation, and mixed, so that neighbors of a vector differ as those of a draw do.
/// </summary>
internal static class OpeningValues
{
    // Multiples of the golden section, less their whole parts, are far from one another, however many there are.
    private const double GoldenSection = 0.6180339887498949;

    // A single element opens at a quartile, as the first of two: at the mean of a distribution many a function is 0.
    private const int Fewest = 2;

    /// <summary>The elements of each learnable.</summary>
    /// <param name="info">The activation.</param>
    /// <param name="published">Values for those that start at random, by name; null for none.</param>
    public static IReadOnlyList<IReadOnlyList<float>> Of(ActivationInfo info, IReadOnlyDictionary<string, float>? published = null)
    {
        var places = new Queue<double>(Places(info));
        float Value(LearnableInfo l, int element) => !IsRandom(l) ? Fixed(l, element)
            : places.Dequeue() is var place && published?.TryGetValue(l.Name, out var value) == true ? value : Quantile(l.Init, place);
        return [.. info.Learnables.Select(l =>
            (IReadOnlyList<float>)[.. Enumerable.Range(0, l.Count).Select(i => Math.Clamp(Value(l, i), l.Min, l.Max))])];
    }

    /// <summary>The name of the opening value of a learnable; null where it starts there always.</summary>
    /// <param name="info">The activation.</param>
    /// <param name="learnable">One of its learnables.</param>
    /// <param name="published">Values for those that start at random, by name; null for none.</param>
    public static string? Name(ActivationInfo info, LearnableInfo learnable, IReadOnlyDictionary<string, float>? published = null)
    {
        if (!IsRandom(learnable))
        {
            return null;
        }

        if (published?.ContainsKey(learnable.Name) == true)
        {
            return "the published value";
        }

        var places = Places(info).ToList();
        var before = info.Learnables.TakeWhile(l => l != learnable).Where(IsRandom).Sum(l => l.Count);
        var name = (places.Count > Fewest, learnable.Count > 1) switch
        {
            (true, true) => "evenly spread quantiles",
            (true, false) => $"the quantile {Knob.Show((float)places[before])}",
            (false, true) => "the quartiles",
            _ => places[before] > 0.5 ? "the upper quartile" : "the lower quartile",
        };
        return $"{name} of {learnable.Init}";
    }

    private static bool IsRandom(LearnableInfo learnable) => learnable.Init.Kind is InitializerKind.Normal or InitializerKind.Uniform;

    // The probabilities below the elements, in their order.
    private static IEnumerable<double> Places(ActivationInfo info)
    {
        var elements = info.Learnables.Where(IsRandom).Sum(l => l.Count);
        var count = Math.Max(Fewest, elements);
        var mixed = Enumerable.Range(1, count).Select(i => i * GoldenSection % 1).ToList();
        var sorted = mixed.Order().ToList();
        return mixed.Select(m => (sorted.IndexOf(m) + 0.5) / count).Take(elements);
    }

    private static float Quantile(Initializer init, double probability) => (float)(init.Kind == InitializerKind.Normal
        ? init.First + (init.Second * NormalQuantile.Of(probability))
        : init.First + ((init.Second - init.First) * probability));

    private static float Fixed(LearnableInfo learnable, int element) => learnable.Init is { Kind: InitializerKind.Linspace } line
        ? line.First + ((line.Second - line.First) * element / Math.Max(1, learnable.Count - 1))
        : learnable.Init.First;
}

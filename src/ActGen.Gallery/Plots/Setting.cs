namespace ActGen.Gallery.Plots;

/// <summary>Values of everything but the input that is drawn along: the other inputs and every element of the learnables.</summary>
/// <param name="Inputs">One for each input.</param>
/// <param name="Learnables">The elements of each learnable.</param>
internal sealed record Setting(IReadOnlyList<float> Inputs, IReadOnlyList<IReadOnlyList<float>> Learnables)
{
    /// <summary>The value of the other inputs where nothing varies them.</summary>
    public const float OtherInput = 1;

    /// <summary>The setting that the page opens with.</summary>
    /// <param name="info">The activation.</param>
    /// <param name="published">Values for learnables that start at random, by name; null for none.</param>
    public static Setting Initial(ActivationInfo info, IReadOnlyDictionary<string, float>? published = null) =>
        new([.. info.Inputs.Select(_ => OtherInput)], OpeningValues.Of(info, published));

    /// <summary>The values by the names that formulas have for them.</summary>
    /// <param name="info">The activation.</param>
    public Dictionary<string, double> ByName(ActivationInfo info)
    {
        var values = info.Inputs.Index().ToDictionary(i => i.Item, i => (double)Inputs[i.Index], StringComparer.Ordinal);
        foreach (var (index, learnable) in info.Learnables.Index())
        {
            for (var i = 0; i < learnable.Count; i++)
            {
                values[ElementName(learnable, i)] = Learnables[index][i];
            }
        }

        return values;
    }

    /// <summary>The name of an element of a learnable in formulas.</summary>
    public static string ElementName(LearnableInfo learnable, int element) =>
        learnable.Count == 1 ? learnable.Name : $"{learnable.Name}[{element}]";

    public Setting WithInput(int input, float value) => this with { Inputs = [.. Inputs.Select((v, i) => i == input ? value : v)] };

    public Setting WithElement(int learnable, int element, float value) => this with
    {
        Learnables = [.. Learnables.Select((l, i) => i == learnable
            ? (IReadOnlyList<float>)[.. l.Select((v, e) => e == element ? value : v)] : l)],
    };
}

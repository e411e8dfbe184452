namespace ActGen.Gallery.Plots;

/// <summary>A way to look at an activation: the input drawn along, and what a slider varies.</summary>
/// <param name="Axis">The input drawn along.</param>
/// <param name="Knob">What varies; null where nothing does.</param>
internal sealed record Slice(int Axis, Knob? Knob)
{
    /// <summary>The slices of an activation: each learnable along the first input, and each input with each other.</summary>
    public static IReadOnlyList<Slice> Of(Probe probe)
    {
        var info = probe.Info;
        var inputs = Enumerable.Range(0, info.Inputs.Count).ToList();
        var slices = inputs.SelectMany(axis =>
            inputs.Where(other => other != axis).Select(other => new Slice(axis, Knob.OfInput(info, other))))
            .Concat(Knob.OfLearnables(probe).Select(knob => new Slice(0, knob))).ToList();
        return slices.Count == 0 ? [new Slice(0, null)] : slices;
    }

    /// <summary>The settings that the slider goes through.</summary>
    public IReadOnlyList<Setting> Settings(Setting initial) =>
        Knob is null ? [initial] : [.. Knob.Values.Select(value => Knob.Apply(initial, value))];

    /// <summary>The index of the setting it starts at.</summary>
    public int Start => Knob?.Start ?? 0;
}

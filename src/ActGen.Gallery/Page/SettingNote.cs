using ActGen.Gallery.Formulas;
using ActGen.Gallery.Plots;

namespace ActGen.Gallery.Page;

/// <summary>Says what the reader of a plot has to know about everything that its axis does not show.</summary>
internal static class SettingNote
{
    /// <summary>Writes the note as a sentence; empty where there is nothing to say.</summary>
    public static string Write(Probe probe, Slice slice)
    {
        var info = probe.Info;
        List<string> parts =
        [
            .. Row(probe, slice),
            .. Family(slice.Knob),
            .. info.Inputs.Where((name, i) => i != slice.Axis && name != slice.Knob?.Name)
                .Select(name => $"{FormulaMarkup.PlainName(name)} = {Knob.Show(Setting.OtherInput)}"),
            .. info.Learnables.Select((_, i) => Learnable(probe, i, slice.Knob)).OfType<string>(),
        ];
        var text = string.Join("; ", parts);
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    private static IEnumerable<string> Row(Probe probe, Slice slice)
    {
        if (probe.IsRow)
        {
            var rest = string.Join(", ", Probe.RestOfRow.Select(Knob.Show));
            yield return $"A formula with reductions over the last axis, drawn for the row "
                + $"({FormulaMarkup.PlainName(probe.Info.Inputs[slice.Axis])}, "
                + $"{rest}): the curves are its elements";
        }
    }

    private static IEnumerable<string> Family(Knob? knob)
    {
        if (knob is not null)
        {
            yield return $"thin lines: {knob.Label} = {string.Join(", ", knob.Family.Select(i => Knob.Show(knob.Values[i])))}";
        }
    }

    // Of the one that the slider moves, its own place says the value: only what there is to know about it.
    private static string? Learnable(Probe probe, int index, Knob? knob)
    {
        var (info, learnable) = (probe.Info, probe.Info.Learnables[index]);
        var name = FormulaMarkup.PlainName(learnable.Name);
        var opening = OpeningValues.Name(info, learnable, probe.Opening);
        if (learnable.Count > 1)
        {
            return opening is null ? $"the other elements of {name} where they start, {learnable.Init}" : $"the other elements of {name} "
                + $"at {opening}";
        }

        var value = Knob.Show(probe.Initial.Learnables[index][0]);
        return (opening, learnable.Name == knob?.Name) switch
        {
            (null, true) => null,
            (null, false) => $"{name} where it starts, {value}",
            (_, true) => $"{name} opens at {opening}",
            _ => $"{name} at {opening}, {value}",
        };
    }
}

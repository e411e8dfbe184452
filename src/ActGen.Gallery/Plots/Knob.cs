using System.Globalization;
using ActGen.Gallery.Formulas;
using ActGen.Training.Reporting;

namespace ActGen.Gallery.Plots;

/// <summary>Something that a slider varies: an element of a learnable, or an input other than the one drawn along.</summary>
/// <param name="Name">Its name in formulas.</param>
/// <param name="Values">The values it takes, rising.</param>
/// <param name="Start">The index of the value it starts at.</param>
/// <param name="Apply">Puts a value into a setting.</param>
/// <param name="Learned">The learnable that it is an element of; null for an input.</param>
internal sealed record Knob(
    string Name, IReadOnlyList<float> Values, int Start, Func<Setting, float, Setting> Apply, LearnedElement? Learned = null)
{
    private const int MostSteps = 24;
    private const int MostElements = 3;
    private const int FamilySize = 5;

    /// <summary>The name as shown.</summary>
    public string Label => FormulaMarkup.PlainName(Name);

    /// <summary>A few of the values, from the lowest to the highest.</summary>
    public IReadOnlyList<int> Family =>
        [.. Enumerable.Range(0, FamilySize).Select(i => i * (Values.Count - 1) / (FamilySize - 1)).Distinct()];

    /// <summary>A value as shown.</summary>
    public static string Show(float value) => value.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The knobs of an activation: of a long vector, a few elements spread over it.</summary>
    public static IEnumerable<Knob> OfLearnables(Probe probe)
    {
        var (info, initial) = (probe.Info, probe.Initial);
        foreach (var (index, learnable) in info.Learnables.Index())
        {
            var shown = Math.Min(MostElements, learnable.Count);
            foreach (var element in Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : i * (learnable.Count - 1) / (shown - 1)))
            {
                var start = initial.Learnables[index][element];
                var knob = Create(
                    Setting.ElementName(learnable, element), Range(learnable, start), start, (s, v) => s.WithElement(index, element, v));
                yield return knob with { Learned = new LearnedElement(index, element) };
            }
        }
    }

    /// <summary>The knob of an input.</summary>
    public static Knob OfInput(ActivationInfo info, int input) =>
        Create(info.Inputs[input], (-3, 3), Setting.OtherInput, (s, v) => s.WithInput(input, v));

    // Round values between the ends, and the exact start.
    private static Knob Create(string name, (double Low, double High) range, float start, Func<Setting, float, Setting> apply)
    {
        var step = Ticks.Step(range.High - range.Low, MostSteps);
        var first = (int)Math.Ceiling((range.Low / step) - 1e-9);
        var last = (int)Math.Floor((range.High / step) + 1e-9);
        float[] values = [.. Enumerable.Range(first, last - first + 1).Select(i => (float)(i * step)).Append(start).Distinct().Order()];
        return new Knob(name, values, Array.IndexOf(values, start), apply);
    }

    // Within the bounds; where there are none, far enough to see what the parameter does.
    private static (double Low, double High) Range(LearnableInfo learnable, float start)
    {
        var spread = learnable.Init.Kind == InitializerKind.Normal ? 3 * learnable.Init.Second : 0;
        var reach = Math.Max(spread, start == 0 ? 2 : Math.Max(1, 2 * Math.Abs(start)));
        var isBounded = learnable.Max - learnable.Min <= 8;
        return isBounded ? (learnable.Min, learnable.Max)
            : (Math.Max(learnable.Min, start - reach), Math.Min(learnable.Max, start + reach));
    }
}

/// <summary>An element of a learnable, by their numbers.</summary>
internal sealed record LearnedElement(int Learnable, int Element);

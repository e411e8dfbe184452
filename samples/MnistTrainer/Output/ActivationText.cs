using ActGen;
using ActGen.Training.Reporting;

namespace MnistTrainer.Output;

/// <summary>Describes activations in lines of text.</summary>
internal static class ActivationText
{
    // Sums over a grid go on for pages, one term like the other.
    private const int LongestFormula = 300;

    /// <summary>Writes name, formula, derivative and parameters.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="info">The activation.</param>
    /// <param name="isLong">With all derivatives, kinks, domain and repairs.</param>
    /// <param name="width">The width of the terminal; null where the output is none.</param>
    public static void Write(TextWriter output, ActivationInfo info, bool isLong, int? width)
    {
        output.WriteLine(info.Name);
        Line("formula", string.Join(" | ", info.Formulas.Select(Shorten)));
        foreach (var (index, derivative) in info.Derivatives.Take(isLong ? info.Derivatives.Count : 1).Index())
        {
            Line(index == 0 ? "derivative" : "", (isLong ? $"in {NameOf(info, index)}: " : "") + Shorten(derivative.Text));
        }

        foreach (var learnable in info.Learnables)
        {
            Line("parameter", Describe(learnable));
        }

        if (isLong)
        {
            Lines("kink", info.Kinks.Select(kink => $"{kink.At}: {kink.Derivative}"));
            Line("domain", info.Domain);
            Lines("repair", info.Repairs);
        }

        void Line(string title, string text) => HangingText.Write(output, $"  {title,-10}  ", text, width);

        void Lines(string title, IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                Line(title, Shorten(line));
            }
        }
    }

    /// <summary>A formula, cut off where it is longer than anyone would read.</summary>
    /// <param name="formula">The formula.</param>
    public static string Shorten(string formula) =>
        formula.Length <= LongestFormula ? formula : formula[..formula.LastIndexOf(' ', LongestFormula)] + " ...";

    /// <summary>A parameter with its start, bounds and pace.</summary>
    /// <param name="learnable">The parameter.</param>
    public static string Describe(LearnableInfo learnable)
    {
        var count = learnable.Count == 1 ? "" : $"[{learnable.Count}]";
        var text = $"{learnable.Name}{count} per {learnable.Per.ToString().ToLowerInvariant()}, starts at {learnable.Init}";
        if (float.IsFinite(learnable.Min) || float.IsFinite(learnable.Max))
        {
            text += FormattableString.Invariant($", clamped to [{learnable.Min}, {learnable.Max}]");
        }

        return learnable.LearningRate == 1 ? text : text + FormattableString.Invariant($", learning rate x {learnable.LearningRate}");
    }

    private static string NameOf(ActivationInfo info, int derivative) =>
        derivative < info.Inputs.Count ? info.Inputs[derivative] : info.Learnables[derivative - info.Inputs.Count].Name;
}

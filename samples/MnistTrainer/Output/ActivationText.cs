using ActGen;

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
    public static void Write(TextWriter output, ActivationInfo info, bool isLong)
    {
        output.WriteLine(info.Name);
        output.WriteLine($"  formula     {string.Join(" | ", info.Formulas.Select(Shorten))}");
        foreach (var (index, derivative) in info.Derivatives.Take(isLong ? info.Derivatives.Count : 1).Index())
        {
            output.WriteLine($"  {(index == 0 ? "derivative" : ""),-10}  {(isLong ? $"in {NameOf(info, index)}: " : "")}{Shorten(derivative.Text)}");
        }

        foreach (var learnable in info.Learnables)
        {
            output.WriteLine($"  parameter   {Describe(learnable)}");
        }

        if (isLong)
        {
            WriteLines(output, "kink", info.Kinks.Select(kink => $"{kink.At}: {kink.Derivative}"));
            output.WriteLine($"  domain      {info.Domain}");
            WriteLines(output, "repair", info.Repairs);
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
            text += FormattableString.Invariant($", held in [{learnable.Min}, {learnable.Max}]");
        }

        return learnable.LearningRate == 1 ? text : text + FormattableString.Invariant($", learning rate x {learnable.LearningRate}");
    }

    private static void WriteLines(TextWriter output, string title, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine($"  {title,-10}  {Shorten(line)}");
        }
    }

    private static string NameOf(ActivationInfo info, int derivative) =>
        derivative < info.Inputs.Count ? info.Inputs[derivative] : info.Learnables[derivative - info.Inputs.Count].Name;
}

using System.Text;
using ActGen.Gallery.Formulas;
using ActGen.Gallery.Plots;

namespace ActGen.Gallery.Page;

/// <summary>Writes the formulas of an activation and of its derivatives.</summary>
internal static class FormulaSection
{
    // Of the elements of a vector parameter the first is shown: the others differ in the index.
    private const string FirstElement = "[0]";

    // A few more than this are folded: they are rows of the same kind.
    private const int MostShown = 6;

    /// <summary>Writes the section.</summary>
    public static string Write(ActivationInfo info, Probe probe)
    {
        var section = new StringBuilder("<dl class=\"formulas\">\n");
        var folded = new StringBuilder();
        foreach (var (output, formula) in info.Formulas.Index())
        {
            Row(section, $"{FormulaMarkup.Function(OutputName(info, output), info.Inputs)} =", formula);
        }

        foreach (var (rank, derivative) in info.Derivatives.Where(d => !IsRepetition(d.Of)).Index())
        {
            var texts = FormulaReader.Split(derivative.Text).ToList();
            foreach (var (output, text) in texts.Index())
            {
                Row(rank < MostShown
                    ? section : folded, Label(info, probe, derivative.Of, texts.Count == info.Outputs ? output : null), text);
            }
        }

        foreach (var (name, meaning) in info.Derivatives.SelectMany(d => FormulaReader.Split(d.Text)).SelectMany(FormulaReader.Legends)
            .Distinct())
        {
            section.Append($"<dd class=\"more\">with {FormulaMarkup.Function(name, ["u"])} = {FormulaMarkup.Inline(meaning)}, and its "
                + $"limit at {FormulaMarkup.Name("u")} = 0</dd>\n");
        }

        foreach (var learnable in info.Learnables.Where(l => l.Count > 1))
        {
            section.Append($"<dd class=\"more\">… and in the same way for the other {learnable.Count - 1} elements of "
                + $"{FormulaMarkup.Name(learnable.Name)}.</dd>\n");
        }

        section.Append("</dl>\n");
        return folded.Length == 0
            ? section.ToString()
            : section.Append($"<details><summary>Further derivatives</summary><dl class=\"formulas\">\n{folded}</dl></details>\n")
                .ToString();
    }

    private static bool IsRepetition(string of) => of.EndsWith(']') && !of.EndsWith(FirstElement, StringComparison.Ordinal);

    private static void Row(StringBuilder section, string label, string formula) =>
        section.Append($"<dt>{label}</dt><dd tabindex=\"0\">{FormulaMarkup.Block(formula)}</dd>\n");

    // With reductions, the gradient as a whole, made of the gradients of the outputs.
    private static string Label(ActivationInfo info, Probe probe, string of, int? output)
    {
        if (probe.IsRow || output is null)
        {
            return $"{FormulaMarkup.Name("d" + of)} =";
        }

        return info.Inputs is [var input] && of == input && info.Outputs == 1
            ? $"{FormulaMarkup.Function("f′", info.Inputs)} ="
            : $"{FormulaMarkup.Partial(OutputName(info, output.Value), of)} =";
    }

    private static string OutputName(ActivationInfo info, int output) => info.Outputs == 1 ? "f" : $"y[{output + 1}]";
}

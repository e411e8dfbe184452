using System.Text;
using ActGen.Gallery.Formulas;
using ActGen.Gallery.Plots;

namespace ActGen.Gallery.Page;

/// <summary>Writes what is known about an activation: domain, kinks, parameters, repairs.</summary>
internal static class FactSection
{
    /// <summary>Writes the section.</summary>
    public static string Write(ActivationInfo info)
    {
        var section = new StringBuilder("<dl class=\"facts\">\n");
        Row(section, "Domain", FormulaMarkup.IsFormula(info.Domain)
            ? FormulaMarkup.Inline(info.Domain) : FormulaMarkup.Escape(info.Domain));
        if (info.Inputs.Count > 1 || info.Outputs > 1)
        {
            Row(section, "Shape", Shape(info));
        }

        Row(section, "Kinks", info.Kinks.Count == 0 ? "none" : List(info.Kinks.Select(k =>
            $"{FormulaMarkup.Inline(k.At)}, derivative "
                + $"{(FormulaMarkup.IsFormula(k.Derivative) ? FormulaMarkup.Inline(k.Derivative) : FormulaMarkup.Escape(k.Derivative))}")));
        if (info.Learnables.Count > 0)
        {
            Row(section, "Parameters", $"<div class=\"scroll\" tabindex=\"0\">{Parameters(info.Learnables)}</div>");
        }

        Row(section, "Repairs", info.Repairs.Count == 0 ? "none needed" : List(info.Repairs.Select(Repair)));
        Row(section, "Backward reads", info.BackwardReads switch
        {
            BackwardReads.None => "neither x nor y",
            BackwardReads.Input => "x",
            BackwardReads.Output => "y",
            _ => "x and y",
        });
        return section.Append("</dl>\n").ToString();
    }

    private static void Row(StringBuilder section, string name, string value) => section.Append($"<dt>{name}</dt><dd>{value}</dd>\n");

    private static string List(IEnumerable<string> items) => $"<ul>{string.Concat(items.Select(i => $"<li>{i}</li>"))}</ul>";

    private static string Shape(ActivationInfo info)
    {
        var layout = info.Inputs.Count == 1 ? "" : info.Layout == InputLayout.Interleaved
            ? " neighbors of the last axis" : " parts of the last axis";
        return $"{info.Inputs.Count} {(info.Inputs.Count == 1 ? "input" : "inputs")}{layout}, {info.Outputs} "
            + $"{(info.Outputs == 1 ? "output" : "outputs, one after another")}";
    }

    // "name: from -> to", as the generator says it.
    private static string Repair(string text) =>
        text.Split(": ", 2) is [var name, var rule] && rule.Contains("->", StringComparison.Ordinal)
        ? $"{FormulaMarkup.Escape(name)}: {FormulaMarkup.Code(rule.Replace("->", "→", StringComparison.Ordinal))}"
        : FormulaMarkup.Escape(text);

    private static string Parameters(IEnumerable<LearnableInfo> learnables) =>
        "<table><thead><tr><th>name</th><th>one per</th><th>count</th><th>starts at</th><th>clamped to</th><th>learning rate</th>"
            + "<th>weight decay</th></tr></thead><tbody>"
        + string.Concat(learnables.Select(l =>
            $"<tr><td>{FormulaMarkup.Name(l.Name)}</td><td>{l.Per.ToString().ToLowerInvariant()}</td><td>{l.Count}</td>"
            + $"<td>{l.Init.ToString().Replace('-', '−')}</td>"
            + $"<td>{Bounds(l)}</td><td>× {Knob.Show(l.LearningRate)}</td><td>{(l.Decay ? "yes" : "no")}</td></tr>"))
        + "</tbody></table>";

    private static string Bounds(LearnableInfo learnable) => (float.IsFinite(learnable.Min), float.IsFinite(learnable.Max)) switch
    {
        (false, false) => "any",
        (true, false) => "≥ " + Knob.Show(learnable.Min),
        (false, true) => "≤ " + Knob.Show(learnable.Max),
        _ => $"[{Knob.Show(learnable.Min)}, {Knob.Show(learnable.Max)}]",
    };
}

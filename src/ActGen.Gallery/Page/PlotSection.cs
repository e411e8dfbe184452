using System.Globalization;
using System.Text;
using ActGen.Gallery.Formulas;
using ActGen.Gallery.Plots;

namespace ActGen.Gallery.Page;

/// <summary>Writes the plots of an activation with what moves them.</summary>
internal static class PlotSection
{
    /// <summary>Writes the section: one slice after another, the first one visible.</summary>
    public static string Write(Probe probe, string id)
    {
        var slices = Slice.Of(probe);
        var section = new StringBuilder("<div class=\"plots\">\n");
        if (slices.Count > 1)
        {
            section.Append("<label class=\"choice\">Vary <select>")
                .AppendJoin("", slices.Select(s => $"<option>{FormulaMarkup.Escape(Choice(probe.Info, s))}</option>"))
                .Append("</select></label>\n");
        }

        foreach (var (index, slice) in slices.Index())
        {
            section.Append($"<div class=\"slice\"{(index > 0 ? " hidden" : "")}>\n").Append(Slide(probe, slice, id, index == 0))
                .Append("</div>\n");
        }

        return section.Append("</div>\n").ToString();
    }

    private static string Choice(ActivationInfo info, Slice slice) =>
        info.Inputs.Count == 1 ? slice.Knob!.Label : $"{slice.Knob!.Label}, drawn along {FormulaMarkup.PlainName(info.Inputs[slice.Axis])}";

    private static string Slide(Probe probe, Slice slice, string id, bool isFirst)
    {
        var picture = Picture.Draw(probe, slice);
        var input = probe.Info.Inputs[slice.Axis];
        var axis = FormulaMarkup.PlainName(input);
        var many = probe.AllSeries.Count > 1;
        var slide = new StringBuilder($"<div class=\"panels{(many ? " many" : "")}\">\n");
        foreach (var (kind, panel) in picture.Panels)
        {
            var keys = probe.AllSeries.Select((s, i) => $"<span class=\"key s{i}\">{Key(probe, s, input, kind, slice.Knob)}</span>");
            var frame = panel.Frame;
            slide.Append(CultureInfo.InvariantCulture,
                $"<figure class=\"{kind}\" data-frame=\"{frame.Left:R} {frame.Right:R} {frame.Bottom:R} "
                    + $"{frame.Top:R}\" data-x=\"{axis}\" data-names=\"{Names(kind)}\">"
                    + $"<figcaption>{string.Concat(keys)}</figcaption>{Svg(panel, kind)}</figure>\n");
        }

        string Names(string kind) =>
            FormulaMarkup.Escape(string.Join('|', probe.AllSeries.Select(s => Plain(probe, s, axis, kind, slice.Knob))));

        // The window of the first plot of a card is shown again by the overview.
        string Svg(Panel panel, string kind)
        {
            var svg = PanelSvg.Write(panel, slice, $"{probe.Info.Name}: {Words(kind, slice)} along {axis}",
                axis);
            return kind == "value" && isFirst
                ? svg.Replace("<svg class=\"window\"", $"<svg class=\"window\" id=\"{Overview.WindowId(id)}\"",
                    StringComparison.Ordinal) : svg;
        }

        slide.Append("</div>\n");
        if (slice.Knob is { } knob)
        {
            var value = $"{knob.Label} = {Knob.Show(knob.Values[knob.Start])}";
            slide.Append(CultureInfo.InvariantCulture,
                $"<div class=\"controls\"><label for=\"{Id(id, slice)}\">{FormulaMarkup.Escape(knob.Label)}</label>");
            slide.Append(CultureInfo.InvariantCulture,
                $"<input type=\"range\" id=\"{Id(id, slice)}\" min=\"0\" max=\"{knob.Values.Count - 1}\" value=\"{knob.Start}\" "
                    + $"data-name=\"{FormulaMarkup.Escape(knob.Label)}\" aria-valuetext=\"{value}\">");
            slide.Append($"<output for=\"{Id(id, slice)}\">{value}</output></div>\n");
        }

        if (SettingNote.Write(probe, slice) is { Length: > 0 } held)
        {
            slide.Append($"<p class=\"held\">{FormulaMarkup.Escape(held)}</p>\n");
        }

        return slide.Append(slice.Knob is null
            ? "" : $"<script type=\"application/json\">{PictureData.Write(picture)}</script>\n").ToString();
    }

    private static string Id(string id, Slice slice) =>
        $"{id}-{slice.Axis}-{slice.Knob!.Name.Replace("[", "-", StringComparison.Ordinal).TrimEnd(']')}";

    private static string Words(string kind, Slice slice) =>
        kind == "value" ? "the value" : kind == "slope" ? "the derivative" : $"the derivative in {slice.Knob!.Label}";

    private static string Plain(Probe probe, Series series, string axis, string kind, Knob? knob)
    {
        var name = FormulaMarkup.PlainName(series.Name);
        return kind switch
        {
            "value" => name,
            "slope" when name == "f" && probe.Info.Inputs.Count == 1 => "f′",
            "slope" => $"∂{name}/∂{axis}",
            _ => $"∂{name}/∂{knob!.Label}",
        };
    }

    private static string Key(Probe probe, Series series, string input, string kind, Knob? knob)
    {
        if (kind == "gradient")
        {
            return FormulaMarkup.Partial(series.Name, knob!.Name);
        }

        var isSlope = kind == "slope";
        if (series.Name == "f" && probe.Info.Inputs.Count == 1)
        {
            return FormulaMarkup.Function(isSlope ? "f′" : "f", [input]);
        }

        return isSlope ? FormulaMarkup.Partial(series.Name, probe.IsRow ? input + "[1]" : input)
            : series.Name == "f" ? FormulaMarkup.Function(series.Name, probe.Info.Inputs) : FormulaMarkup.Name(series.Name);
    }
}

using System.Globalization;
using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>The picture file of what activations learned: a row for each layer, its curves and a histogram for each parameter.</summary>
internal static class ActivationPicture
{
    private const int Gap = 200;
    private const int Heading = 500;
    private const int Caption = 260;

    /// <summary>Draws the picture.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="layers">The layers; those whose activation is no curve are left out.</param>
    /// <returns>The SVG file.</returns>
    public static string Draw(string title, IReadOnlyList<LearnedLayer> layers)
    {
        LearnedLayer[] shown = [.. layers.Where(layer => layer.IsCurve)];
        var columns = 1 + shown.Max(layer => layer.Parameters.Count);
        var width = (columns * (PlotSvg.FullWidth + Gap)) + Gap;
        var height = Heading + (shown.Length * (PlotSvg.FullHeight + Caption + Gap));
        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" ");
        picture.Append(CultureInfo.InvariantCulture, $"width=\"{width / 10}\" height=\"{height / 10}\" font-family=\"sans-serif\">\n");
        picture.Append($"<style>\n{PlotStyle.Css}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"var(--paper)\"/>\n");
        Text(picture, "heading", Gap, 280, title);
        foreach (var (row, layer) in shown.Index())
        {
            var top = Heading + (row * (PlotSvg.FullHeight + Caption + Gap));
            Cell(picture, 0, top, $"{layer.Name}: {layer.Activation.Name}, dashed before, solid after", ActivationPlot.Draw(layer));
            foreach (var (column, parameter) in layer.Parameters.Index())
            {
                var name = layer.Info(parameter).Name;
                var count = parameter.Start.Length.ToString(CultureInfo.InvariantCulture);
                Cell(picture, column + 1, top, $"{name}: {count} values, dashed where they started", ActivationPlot.DrawValues(parameter));
            }
        }

        return picture.Append("</svg>\n").ToString();
    }

    private static void Cell(StringBuilder picture, int column, int top, string caption, PlotSvg plot)
    {
        var left = Gap + (column * (PlotSvg.FullWidth + Gap));
        Text(picture, "title", left, top + 120, caption);
        picture.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left} {top + Caption})\">{plot.Body()}</g>\n");
    }

    private static void Text(StringBuilder picture, string kind, int x, int y, string text) =>
        picture.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\">{PlotSvg.Escape(text)}</text>\n");
}

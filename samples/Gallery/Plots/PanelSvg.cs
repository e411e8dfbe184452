using System.Globalization;
using System.Text;
using Gallery.Formulas;

namespace Gallery.Plots;

/// <summary>Writes a panel as an SVG picture; the colours are those of the page.</summary>
internal static class PanelSvg
{
    private const int MarginLeft = 470;
    private const int MarginTop = 70;
    private const int MarginRight = 90;
    private const int MarginBottom = 250;
    private const int MostTicks = 6;

    /// <summary>Draws axes, the curves beside the one shown, the one shown, and the marks of its kinks.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="slice">What it shows.</param>
    /// <param name="label">What it is, in words.</param>
    /// <param name="axis">The name of the horizontal axis.</param>
    public static string Write(Panel panel, Slice slice, string label, string axis)
    {
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg viewBox=\"0 0 {MarginLeft + Frame.Width + MarginRight} {MarginTop + Frame.Height + MarginBottom}\" role=\"img\" aria-label=\"{FormulaMarkup.Escape(label)}\">"));
        svg.Append(Invariant($"<g transform=\"translate({MarginLeft} {MarginTop})\">"));
        Axes(svg, panel.Frame, axis);
        svg.Append(Invariant($"<svg class=\"window\" width=\"{Frame.Width}\" height=\"{Frame.Height}\">"));
        var family = slice.Knob?.Family ?? [];
        foreach (var (rank, setting) in family.Index())
        {
            foreach (var (series, curve) in panel.Curves[setting].Index())
            {
                svg.Append(Invariant($"<path class=\"family s{series} r{rank}\" d=\"{curve.Path()}\"/>"));
            }
        }

        var shown = panel.Curves[slice.Start];
        foreach (var (series, curve) in shown.Index())
        {
            svg.Append(Invariant($"<path class=\"curve s{series}\" d=\"{curve.Path()}\"/>"));
        }

        svg.Append("</svg><g class=\"marks\">");
        foreach (var (series, curve) in shown.Index())
        {
            foreach (var (kind, x, y) in Marks(curve, panel.Frame))
            {
                svg.Append(Invariant($"<circle class=\"{kind} s{series}\" cx=\"{x}\" cy=\"{y}\" r=\"34\"/>"));
            }
        }

        return svg.Append("</g></g></svg>").ToString();
    }

    /// <summary>A dot on each kink; a ring at each end of a jump that the curve does not take.</summary>
    private static IEnumerable<(string Kind, int X, int Y)> Marks(Curve curve, Frame frame)
    {
        foreach (var point in curve.Breaks)
        {
            foreach (var side in new[] { point.Before, point.After }.Where(side => point.Jumps && Math.Abs(side - point.At) > 1 && frame.Shows(side)))
            {
                yield return ("ring", point.X, side);
            }

            if (frame.Shows(point.At))
            {
                yield return ("dot", point.X, point.At);
            }
        }
    }

    private static void Axes(StringBuilder svg, Frame frame, string axis)
    {
        foreach (var x in Ticks.Of(frame.Left, frame.Right, MostTicks))
        {
            svg.Append(Invariant($"<path class=\"{(x == 0 ? "zero" : "grid")}\" d=\"M{frame.X(x)} 0V{Frame.Height}\"/><text x=\"{frame.X(x)}\" y=\"{Frame.Height + 165}\" text-anchor=\"middle\">{Ticks.Show(x)}</text>"));
        }

        foreach (var y in Ticks.Of(frame.Bottom, frame.Top, MostTicks))
        {
            svg.Append(Invariant($"<path class=\"{(y == 0 ? "zero" : "grid")}\" d=\"M0 {frame.Y(y)}H{Frame.Width}\"/><text x=\"-70\" y=\"{frame.Y(y) + 42}\" text-anchor=\"end\">{Ticks.Show(y)}</text>"));
        }

        svg.Append(Invariant($"<text class=\"axis\" x=\"{Frame.Width - 20}\" y=\"{Frame.Height - 55}\" text-anchor=\"end\">{FormulaMarkup.Escape(axis)}</text>"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

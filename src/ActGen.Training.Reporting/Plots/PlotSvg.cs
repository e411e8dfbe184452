using System.Globalization;
using System.Net;
using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>
/// Writes one plot as an SVG picture: axes with round numbers, then what is added inside the window or over it. Colors and widths
/// are those of <see cref="PlotStyle.Css"/>, so that a page decides between light and dark.
/// </summary>
public sealed class PlotSvg
{
    private const int MarginLeft = 470;
    private const int MarginTop = 70;
    private const int MarginRight = 90;
    private const int MarginBottom = 250;
    private const int MostTicks = 6;

    private readonly StringBuilder _ground = new();
    private readonly StringBuilder _axes = new();
    private readonly StringBuilder _window = new();
    private readonly StringBuilder _over = new();
    private readonly string _label;

    /// <summary>Begins a plot.</summary>
    /// <param name="frame">Its window.</param>
    /// <param name="label">What it shows, in words, for readers who do not see it.</param>
    /// <param name="axis">The name of the horizontal axis.</param>
    /// <param name="isWholeX">Whether x is a count, so that only whole numbers are marked.</param>
    public PlotSvg(PlotFrame frame, string label, string axis, bool isWholeX = false)
    {
        (Frame, _label) = (frame, label);
        foreach (var x in Ticks.Of(frame.Left, frame.Right, MostTicks).Where(x => !isWholeX || x == Math.Round(x)))
        {
            Axis(x, $"M{frame.X(x)} 0V{PlotFrame.Height}", frame.X(x), PlotFrame.Height + 165, "middle");
        }

        foreach (var y in Ticks.Of(frame.Bottom, frame.Top, MostTicks))
        {
            Axis(y, $"M0 {frame.Y(y)}H{PlotFrame.Width}", -70, frame.Y(y) + 42, "end");
        }

        // Above the curves, which would strike it through.
        _over.Append(Invariant(
            $"<text class=\"axis\" x=\"{PlotFrame.Width - 20}\" y=\"{PlotFrame.Height - 55}\" text-anchor=\"end\">{Escape(axis)}</text>"));
    }

    /// <summary>The width of a whole picture.</summary>
    public static int FullWidth => MarginLeft + PlotFrame.Width + MarginRight;

    /// <summary>The height of a whole picture.</summary>
    public static int FullHeight => MarginTop + PlotFrame.Height + MarginBottom;

    /// <summary>The window.</summary>
    public PlotFrame Frame { get; }

    /// <summary>Adds a path inside the window, which cuts off what lies outside.</summary>
    /// <param name="classes">Its classes in the style.</param>
    /// <param name="path">The path, in places of the frame.</param>
    /// <param name="style">A style of its own, such as a color.</param>
    /// <param name="title">What it is, told where it is pointed at; nothing if empty.</param>
    public void Path(string classes, string path, string style = "", string title = "") => _window.Append(Invariant(
        $"<path class=\"{classes}\"{(style.Length > 0 ? $" style=\"{style}\"" : "")} d=\"{path}\""))
        .Append(title.Length > 0 ? $"><title>{Escape(title)}</title></path>" : "/>");

    /// <summary>Adds the name of a curve over the window, where it ends at the right.</summary>
    /// <param name="classes">Its classes in the style.</param>
    /// <param name="y">The place, in places of the frame.</param>
    /// <param name="name">The name.</param>
    public void EndLabel(string classes, int y, string name) => _over.Append(Invariant(
        $"<text class=\"{classes}\" x=\"{PlotFrame.Width - 30}\" y=\"{y}\" text-anchor=\"end\">{Escape(name)}</text>"));

    /// <summary>Adds an area behind the axes and everything else.</summary>
    /// <param name="classes">Its classes in the style.</param>
    /// <param name="path">Its outline, in places of the frame and inside the window.</param>
    public void Ground(string classes, string path) => _ground.Append(Invariant($"<path class=\"{classes}\" d=\"{path}\"/>"));

    /// <summary>Adds the line through some points; one that is not a number interrupts it.</summary>
    /// <param name="classes">Its classes in the style.</param>
    /// <param name="points">The points, in units of the axes.</param>
    /// <param name="style">A style of its own.</param>
    public void Line(string classes, IEnumerable<(double X, double Y)> points, string style = "") =>
        Path(classes, PlotPath.Line(Frame, points), style);

    /// <summary>Adds a dot, over the window, where the window shows its place.</summary>
    /// <param name="classes">Its classes in the style.</param>
    /// <param name="x">The place along the axis.</param>
    /// <param name="y">The place, in places of the frame.</param>
    public void Dot(string classes, int x, int y) => _over.Append(Invariant(
        $"<circle class=\"{classes}\" cx=\"{x}\" cy=\"{y}\" r=\"34\"/>"));

    /// <summary>Begins a group over the window, which a script can find; ends with <see cref="EndGroup"/>.</summary>
    /// <param name="classes">Its classes.</param>
    public void BeginGroup(string classes) => _over.Append(Invariant($"<g class=\"{classes}\">"));

    /// <summary>Ends the group.</summary>
    public void EndGroup() => _over.Append("</g>");

    /// <summary>The picture, as an element of a page or as a part of a larger picture.</summary>
    public override string ToString() => Invariant(
        $"<svg viewBox=\"0 0 {FullWidth} {FullHeight}\" role=\"img\" aria-label=\"{Escape(_label)}\">") + Body() + "</svg>";

    /// <summary>The content of the picture, for a picture of several plots.</summary>
    internal string Body() => Invariant($"<g transform=\"translate({MarginLeft} {MarginTop})\">{_ground}{_axes}")
        + Invariant($"<svg class=\"window\" width=\"{PlotFrame.Width}\" height=\"{PlotFrame.Height}\">{_window}</svg>{_over}</g>");

    /// <summary>Text as HTML.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);

    private void Axis(double value, string line, int x, int y, string anchor) => _axes
        .Append(Invariant($"<path class=\"{(value == 0 ? "zero" : "grid")}\" d=\"{line}\"/>"))
        .Append(Invariant($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{Ticks.Show(value)}</text>"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;

namespace ActGen.Gallery.Errors;

/// <summary>Writes the errors along an input as an SVG picture; the colors are those of the page.</summary>
internal static class ErrorSvg
{
    private const int MarginLeft = 620;
    private const int MarginTop = 90;
    private const int MarginRight = 160;
    private const int MarginBottom = 250;

    // Half an ulp: what is below is rounded correctly.
    private const double Rounded = 0.5;

    /// <summary>Draws the errors of value and derivative.</summary>
    /// <param name="series">The errors.</param>
    /// <param name="points">The inputs at which they were measured.</param>
    /// <param name="label">What it shows, in words.</param>
    public static string Write(IReadOnlyList<ErrorSeries> series, IReadOnlyList<float> points, string label)
    {
        var frame = ErrorFrame.Around(series.SelectMany(s => s.Errors));
        var svg = new StringBuilder();
        var (width, height) = (MarginLeft + ErrorFrame.Width + MarginRight, MarginTop + ErrorFrame.Height + MarginBottom);
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({MarginLeft} {MarginTop})\">");
        foreach (var x in ErrorFrame.Inputs)
        {
            var place = ErrorFrame.X(x);
            Rule(x == 0, $"M{place} 0V{ErrorFrame.Height}");
            Text(place, ErrorFrame.Height + 165, "middle", Show(x));
        }

        foreach (var tick in frame.Ticks())
        {
            var place = frame.Y(tick);
            Rule(tick == 0, $"M0 {place}H{ErrorFrame.Width}");
            Text(-70, place + 42, "end", tick == 0 ? "exact" : Show(tick));
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"rounded\" d=\"M0 {frame.Y(Rounded)}H{ErrorFrame.Width}\"/>");
        // The value last: of two dots at one place it is seen.
        foreach (var s in series.OrderByDescending(s => s.Quantity))
        {
            svg.Append($"<path class=\"errors s{(int)s.Quantity}\" d=\"{Path(s, points, frame)}\"/>");
        }

        return svg.Append("</g></svg>").ToString();

        void Rule(bool isZero, string path) => svg.Append($"<path class=\"{(isZero ? "zero" : "grid")}\" d=\"{path}\"/>");

        void Text(int x, int y, string anchor, string text) => svg.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>");
    }

    // A line without length is a dot, for round caps; where the result is no number, a cross on the upper edge.
    private static string Path(ErrorSeries series, IReadOnlyList<float> points, ErrorFrame frame)
    {
        var path = new StringBuilder();
        foreach (var (i, error) in series.Errors.Index().Where(e => !double.IsNaN(e.Item)))
        {
            path.Append(CultureInfo.InvariantCulture, $"M{ErrorFrame.X(points[i])} {frame.Y(error)}")
                .Append(double.IsInfinity(error) ? "m-30-40l60 80m0-80l-60 80" : "h0");
        }

        return path.ToString();
    }

    private static string Show(double value) => Math.Abs(value) switch
    {
        1e38 => value < 0 ? "−10³⁸" : "10³⁸",
        1e6 => "10⁶",
        1e3 => "10³",
        _ => value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−'),
    };
}

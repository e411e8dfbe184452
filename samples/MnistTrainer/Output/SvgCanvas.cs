using System.Globalization;
using System.Net;
using System.Text;

namespace MnistTrainer.Output;

/// <summary>Writes an SVG picture of lines, boxes and texts.</summary>
/// <param name="width">Width in pixels.</param>
/// <param name="height">Height in pixels.</param>
internal sealed class SvgCanvas(double width, double height)
{
    private readonly StringBuilder _body = new();

    /// <summary>Draws a line through points; a point that is not finite interrupts it.</summary>
    /// <param name="points">The points, in pixels.</param>
    /// <param name="style">SVG attributes.</param>
    public void Line(IEnumerable<(double X, double Y)> points, string style)
    {
        var path = new StringBuilder();
        var pen = 'M';
        foreach (var (x, y) in points)
        {
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                path.Append(CultureInfo.InvariantCulture, $"{pen}{x:0.#} {y:0.#}");
                pen = 'L';
            }
            else
            {
                pen = 'M';
            }
        }

        if (path.Length > 0)
        {
            _body.Append(CultureInfo.InvariantCulture, $"<path fill=\"none\" {style} d=\"{path}\"/>\n");
        }
    }

    /// <summary>Draws a box.</summary>
    public void Box(double x, double y, double w, double h, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{w:0.#}\" height=\"{h:0.#}\" {style}/>\n");

    /// <summary>Writes a text.</summary>
    public void Text(double x, double y, string text, string style = "") =>
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" {style}>{WebUtility.HtmlEncode(text)}</text>\n");

    /// <summary>Puts what follows into a window that cuts off what lies outside.</summary>
    /// <param name="id">A name, unique in the picture.</param>
    /// <param name="window">The window.</param>
    /// <param name="draw">Draws the content.</param>
    public void Clipped(string id, (double X, double Y, double W, double H) window, Action draw)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{id}\"><rect x=\"{window.X:0.#}\" y=\"{window.Y:0.#}\" ");
        _body.Append(CultureInfo.InvariantCulture, $"width=\"{window.W:0.#}\" height=\"{window.H:0.#}\"/></clipPath>\n");
        _body.Append(CultureInfo.InvariantCulture, $"<g clip-path=\"url(#{id})\">\n");
        draw();
        _body.Append("</g>\n");
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
         <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:0.#} {height:0.#}" width="{width:0.#}"
           height="{height:0.#}" font-family="sans-serif" font-size="12" fill="#333">
         <rect width="100%" height="100%" fill="white"/>
         {_body}</svg>

         """).ReplaceLineEndings("\n");
}

using System.Reflection;

namespace ActGen.Training.Reporting;

/// <summary>The style of all plots: colors for light and dark, curves, grids.</summary>
public static class PlotStyle
{
    /// <summary>
    /// The style sheet. A page that sets <c>data-theme</c> to <c>light</c> or <c>dark</c> overrules what the system prefers.
    /// </summary>
    public static string Css { get; } = Resource("plots.css");

    /// <summary>A file that lies inside this assembly.</summary>
    internal static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the resource {name} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

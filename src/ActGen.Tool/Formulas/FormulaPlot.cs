using ActGen.Training.Reporting;

namespace ActGen.Tool.Formulas;

/// <summary>The picture of an activation of one input: its value and its slope, as the compiled kernels compute them.</summary>
internal static class FormulaPlot
{
    private const int Points = 385;
    private const float Reach = 6;
    private const int Width = 480;
    private const int Height = 300;

    /// <summary>Whether an activation is a curve.</summary>
    public static bool IsCurve(ActivationInfo info) => info is { IsOverRows: false, Inputs.Count: 1, Outputs: 1 };

    /// <summary>Draws from -6 to 6, with the initial values of the learnables.</summary>
    /// <returns>The SVG file.</returns>
    public static string Draw(ActivationDescriptor activation)
    {
        float[] x = [.. Enumerable.Range(0, Points).Select(i => -Reach + (2 * Reach * i / (Points - 1)))];
        float[] parameters = [.. activation.Info.Learnables.SelectMany(l => Enumerable.Repeat(l.Init.First, l.Count))];
        float[] y = new float[Points], dx = new float[Points], dy = [.. Enumerable.Repeat(1f, Points)];
        var shape = new ActivationShape(1);
        activation.Forward(x, parameters, y, shape);
        activation.Backward(x, y, dy, parameters, dx, new float[parameters.Length], shape);

        var plot = new PlotSvg(
            PlotFrame.Around(-Reach, Reach, y.Concat(dx).Select(v => (double)v)), $"{activation.Info.Formulas[0]} and its slope (dashed)",
            activation.Info.Inputs[0]);
        plot.Line("curve s0", x.Zip(y, (a, b) => ((double)a, (double)b)));
        plot.Line("curve s1 dashed", x.Zip(dx, (a, b) => ((double)a, (double)b)));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" font-family="sans-serif">
            <style>{PlotStyle.Css}</style>
            <rect width="100%" height="100%" fill="var(--paper)"/>
            {plot}
            </svg>

            """.ReplaceLineEndings("\n");
    }
}

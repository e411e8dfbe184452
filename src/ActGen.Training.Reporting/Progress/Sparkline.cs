namespace ActGen.Training.Reporting;

/// <summary>A row of small bars, as text: ▁▃▅█.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>The last of some values, a bar each, from 0 to the highest of them.</summary>
    /// <param name="values">The values, none below 0.</param>
    /// <param name="width">The largest number of bars.</param>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        var shown = values.Skip(Math.Max(0, values.Count - width)).ToArray();
        var most = shown.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return string.Concat(shown.Select(value =>
            most > 0 && double.IsFinite(value) ? Bars[(int)Math.Round(value / most * (Bars.Length - 1))] : Bars[0]));
    }
}

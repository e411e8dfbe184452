using ActGen.Training.Reporting;

namespace ActGen.Gallery.Plots;

/// <summary>The values at the ends of the lines of a family: which line belongs to which value of what the slider moves.</summary>
internal static class EndLabels
{
    // The height of a line of text, and how far it stands above its curve.
    private const int Height = 125;
    private const int Above = 25;

    // Below this the name of the axis stands.
    private const int Lowest = PlotFrame.Height - 220;

    /// <summary>
    /// The labels, from the lowest value on; one that would lie on another is left out, and its line tells it when pointed at.
    /// </summary>
    public static IEnumerable<(int Y, string Text)> Of(Panel panel, Knob? knob)
    {
        var taken = new List<int>();
        foreach (var setting in knob?.Family ?? [])
        {
            var end = panel.Curves[setting][0].Grid[^1] - Above;
            if (end is >= Height and <= Lowest && taken.TrueForAll(other => Math.Abs(other - end) >= Height))
            {
                taken.Add(end);
                yield return (end, Knob.Show(knob!.Values[setting]));
            }
        }
    }
}

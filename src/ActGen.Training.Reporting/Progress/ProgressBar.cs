namespace ActGen.Training.Reporting;

/// <summary>A bar that fills from left to right, as text: ━━━━╸───.</summary>
internal static class ProgressBar
{
    /// <summary>Draws the bar.</summary>
    /// <param name="share">How much is done, from 0 to 1.</param>
    /// <param name="width">The width in columns.</param>
    public static string Of(double share, int width)
    {
        var halves = (int)Math.Floor(Math.Clamp(share, 0, 1) * 2 * width);
        var (full, half) = (halves / 2, halves % 2);
        return new string('━', full) + (half == 1 ? "╸" : "") + new string('─', width - full - half);
    }
}

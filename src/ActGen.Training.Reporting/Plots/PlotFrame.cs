namespace ActGen.Training.Reporting;

/// <summary>
/// The window of a plot and how it lies on the page. Lengths are tenths of a pixel, and whole numbers: a sample is two bytes, and
/// what a script draws again is what the program drew.
/// </summary>
/// <param name="Left">The lowest x.</param>
/// <param name="Right">The highest x.</param>
/// <param name="Bottom">The lowest y.</param>
/// <param name="Top">The highest y.</param>
public readonly record struct PlotFrame(double Left, double Right, double Bottom, double Top)
{
    /// <summary>The width: it divides into every number of steps that curves have.</summary>
    public const int Width = 3840;

    /// <summary>The height.</summary>
    public const int Height = 2400;

    /// <summary>The mark of a value that is not a number.</summary>
    public const short Gap = short.MaxValue;

    /// <summary>The place of an x.</summary>
    /// <param name="x">The value.</param>
    public int X(double x) => (int)Math.Round((x - Left) / (Right - Left) * Width);

    /// <summary>The place of a value; one far outside is clamped to a whole height outside.</summary>
    /// <param name="y">The value.</param>
    public short Y(double y) => double.IsFinite(y)
        ? (short)Math.Round(Math.Clamp((Top - y) / (Top - Bottom) * Height, -Height, 2 * Height))
        : double.IsNaN(y) ? Gap : y > 0 ? (short)-Height : (short)(2 * Height);

    /// <summary>Whether a place is inside the window.</summary>
    /// <param name="y">The place.</param>
    public static bool Shows(int y) => y is >= 0 and <= Height;

    /// <summary>A window around some values, with a margin above and below; 0 to 1 where there are none.</summary>
    /// <param name="left">The lowest x.</param>
    /// <param name="right">The highest x.</param>
    /// <param name="values">The values; those that are not finite count for nothing.</param>
    /// <param name="margin">The margin, in parts of the range.</param>
    public static PlotFrame Around(double left, double right, IEnumerable<double> values, double margin = 0.06)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var (low, high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (high - low <= 1e-6 * Math.Abs(high))
        {
            var half = high == 0 ? 0.5 : Math.Abs(high) / 2;
            (low, high) = (low - half, high + half);
        }

        var room = margin * (high - low);
        return new PlotFrame(left, right > left ? right : left + 1, low - room, high + room);
    }
}

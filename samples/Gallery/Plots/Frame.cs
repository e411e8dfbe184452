namespace Gallery.Plots;

/// <summary>
/// The window of a plot and how it lies on the page. Lengths are tenths of a pixel, and whole numbers: a sample is two bytes, and
/// what the script draws is what this program drew.
/// </summary>
/// <param name="Left">The lowest x.</param>
/// <param name="Right">The highest x.</param>
/// <param name="Bottom">The lowest y.</param>
/// <param name="Top">The highest y.</param>
internal readonly record struct Frame(double Left, double Right, double Bottom, double Top)
{
    /// <summary>The width: it divides into every number of steps that curves have.</summary>
    public const int Width = 3840;

    public const int Height = 2400;

    /// <summary>What stands for a value that is not finite.</summary>
    public const short Gap = short.MaxValue;

    public int X(double x) => (int)Math.Round((x - Left) / (Right - Left) * Width);

    /// <summary>The place of a value; one far outside is held a whole height outside.</summary>
    public short Y(double y) => double.IsFinite(y)
        ? (short)Math.Round(Math.Clamp((Top - y) / (Top - Bottom) * Height, -Height, 2 * Height))
        : double.IsNaN(y) ? Gap : y > 0 ? (short)-Height : (short)(2 * Height);

    public bool Shows(int y) => y is >= 0 and <= Height;
}

using ActGen.Training.Reporting;

namespace ActGen.Gallery.Errors;

/// <summary>
/// The window of a plot of errors. Along the axis both signs are logarithmic, with 0 in the middle, and most of the room is for the
/// magnitudes that activations see. Upwards it is linear as far as errors are a few roundings, and logarithmic beyond.
/// </summary>
/// <param name="Top">The error at the upper edge; larger ones lie on it.</param>
internal readonly record struct ErrorFrame(double Top)
{
    /// <summary>The width of the window.</summary>
    public const int Width = PlotFrame.Width;

    /// <summary>The height of the window: it is a small plot.</summary>
    public const int Height = 1700;

    /// <summary>The error with which no digit of a float is left.</summary>
    public const double NoDigits = 1 << 24;

    // Magnitudes and their places between the middle and the edge.
    private static readonly (double Magnitude, double Place)[] Knots = [(1e-38, 0.05), (1e-3, 0.2), (100, 0.86), (3.5e38, 1)];

    // Up to here upwards is linear, and takes up this part of the height where there is more.
    private const double Few = 4;
    private const double FewPart = 0.6;

    // Upper edges, with what is marked beyond a few.
    private static readonly (double Top, double[] Ticks)[] Scales =
        [(Few, []), (64, [16, 64]), (4096, [128, 4096]), (NoDigits, [1e3, 1e6])];

    private static readonly double[] FewTicks = [0, 1, 2, 4];

    /// <summary>The inputs that are marked.</summary>
    public static IReadOnlyList<double> Inputs { get; } = [-1e38, -10, -0.1, -1e-3, 0, 1e-3, 0.1, 10, 1e38];

    /// <summary>The errors that are marked.</summary>
    public IEnumerable<double> Ticks() => FewTicks.Concat(TicksAbove(Top));

    /// <summary>The smallest of the frames that shows all errors, or the largest.</summary>
    public static ErrorFrame Around(IEnumerable<double> errors)
    {
        var worst = errors.Where(e => !double.IsNaN(e)).DefaultIfEmpty(0).Max();
        return new ErrorFrame(Scales.Select(scale => scale.Top).FirstOrDefault(top => worst <= top, NoDigits));
    }

    /// <summary>The place of an input.</summary>
    public static int X(double x)
    {
        var (from, to) = (default((double Magnitude, double Place)), Knots[0]);
        var magnitude = Math.Abs(x);
        for (var i = 1; i < Knots.Length && magnitude > to.Magnitude; i++)
        {
            (from, to) = (to, Knots[i]);
        }

        var part = from.Magnitude == 0 ? magnitude / to.Magnitude
            : Math.Log(magnitude / from.Magnitude) / Math.Log(to.Magnitude / from.Magnitude);
        return (int)Math.Round(Width / 2.0 * (1 + (Math.Sign(x) * (from.Place + (part * (to.Place - from.Place))))));
    }

    /// <summary>The place of an error.</summary>
    public int Y(double ulps)
    {
        var part = Top <= Few ? 1 : FewPart;
        var held = Math.Min(ulps, Top);
        var place = held <= Few ? part * held / Few : part + ((1 - part) * Math.Log(held / Few) / Math.Log(Top / Few));
        return (int)Math.Round(Height * (1 - place));
    }

    private static double[] TicksAbove(double top) => Scales.First(scale => scale.Top == top).Ticks;
}

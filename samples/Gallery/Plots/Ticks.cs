using System.Globalization;

namespace Gallery.Plots;

/// <summary>Round numbers for axes.</summary>
internal static class Ticks
{
    /// <summary>The smallest of 1, 2, 5 times a power of ten that divides a length into at most so many steps.</summary>
    public static double Step(double length, int most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length / most)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(step => length / step <= most + 1e-9);
    }

    /// <summary>The round numbers of a range.</summary>
    public static IEnumerable<double> Of(double low, double high, int most)
    {
        var step = Step(high - low, most);
        for (var i = (long)Math.Ceiling((low / step) - 1e-9); i * step <= high + (1e-9 * step); i++)
        {
            yield return i * step;
        }
    }

    /// <summary>A number at an axis.</summary>
    public static string Show(double value) => value.ToString(Math.Abs(value) < 1e5 ? "0.######" : "0.#E+0", CultureInfo.InvariantCulture).Replace('-', '−');
}

using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>Round numbers for the axes of a plot.</summary>
public static class Ticks
{
    /// <summary>The smallest of 1, 2, 5 times a power of ten that divides a length into at most so many steps.</summary>
    /// <param name="length">The length, above 0.</param>
    /// <param name="most">The largest number of steps.</param>
    public static double Step(double length, int most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length / most)));
        return new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(step => length / step <= most + 1e-9);
    }

    /// <summary>The round numbers of a range, rising.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end, above the lower.</param>
    /// <param name="most">The largest number of steps between them.</param>
    public static IEnumerable<double> Of(double low, double high, int most)
    {
        var step = Step(high - low, most);
        for (var i = (long)Math.Ceiling((low / step) - 1e-9); i * step <= high + (1e-9 * step); i++)
        {
            yield return i * step;
        }
    }

    /// <summary>A number as it stands at an axis: invariant, with a true minus sign.</summary>
    /// <param name="value">The number.</param>
    public static string Show(double value)
    {
        var format = Math.Abs(value) is >= 1e5 or (> 0 and < 1e-4) ? "0.#E+0" : "0.######";
        return value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }
}

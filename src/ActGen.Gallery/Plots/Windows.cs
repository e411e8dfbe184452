namespace ActGen.Gallery.Plots;

/// <summary>Chooses what part of the plane a plot shows.</summary>
internal static class Windows
{
    private const double Usual = 5;
    private const int MostTurns = 12;

    /// <summary>Half the width, around 0: wide enough for the kinks, narrow enough to tell one oscillation from the next.</summary>
    public static double HalfWidth(Probe probe, KinkPoints kinks, int axis, Setting setting)
    {
        var far = kinks.Find(probe.Info.Inputs[axis], -20, 20, setting.ByName(probe.Info)).Select(Math.Abs).Where(x => x <= 12)
            .DefaultIfEmpty(0).Max();
        var half = far > 0.8 * Usual ? Math.Ceiling(1.4 * far) : Usual;
        return new[] { half, 2, 1, 0.5, 0.2, 0.1 }.First(h => h == 0.1 || Turns(probe, axis, setting, h) <= MostTurns);
    }

    /// <summary>
    /// The range of y: all of the curve that is first shown, as much of the others as leaves it large; 0 is always inside.
    /// </summary>
    /// <param name="first">The values first shown.</param>
    /// <param name="others">The values of the curves beside it.</param>
    public static (double Bottom, double Top) Range(IEnumerable<float> first, IEnumerable<float> others)
    {
        var (low, high) = Extent(first);
        var (otherLow, otherHigh) = Extent(others);
        var room = 0.5 * Math.Max(high - low, 1);
        (low, high) = (Math.Min(0, Math.Clamp(otherLow, low - room, low)), Math.Max(0, Math.Clamp(otherHigh, high, high + room)));
        if (high - low < 1e-6)
        {
            (low, high) = (low - 1, high + 1);
        }

        var margin = 0.07 * (high - low);
        return (low - margin, high + margin);
    }

    // Without the last few percent on either side where they take up most of the range: a pole, or a power.
    private static (double Low, double High) Extent(IEnumerable<float> values)
    {
        var finite = values.Where(float.IsFinite).Order().ToArray();
        if (finite.Length == 0)
        {
            return (0, 0);
        }

        var (low, high) = (finite[finite.Length / 25], finite[^(1 + (finite.Length / 25))]);
        return finite[^1] - finite[0] <= 3 * (high - low) || high == low ? (finite[0], finite[^1]) : (low, high);
    }

    // How often the slope changes its sign.
    private static int Turns(Probe probe, int axis, Setting setting, double half)
    {
        var slopes = probe.Slopes(axis, Samples.Grid(-half, half), setting)[0].Where(s => float.IsFinite(s) && s != 0).ToList();
        return slopes.Zip(slopes.Skip(1)).Count(pair => Math.Sign(pair.First) != Math.Sign(pair.Second));
    }
}

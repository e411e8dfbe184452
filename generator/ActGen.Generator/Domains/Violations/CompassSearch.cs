using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>
/// Goes downhill without derivatives, which a function may not have where it is lowest: one coordinate at a time, by smaller and smaller
/// steps.
/// </summary>
internal static class CompassSearch
{
    private const double FirstStep = 0.5;

    private const double LastStep = 1e-17;

    // For each coordinate.
    private const int MaxEvaluations = 250;

    /// <summary>A point from which no small step leads lower.</summary>
    /// <param name="start">Where the way begins.</param>
    /// <param name="ranges">The range of each coordinate.</param>
    /// <param name="height">The function.</param>
    public static double[] From(double[] start, IReadOnlyList<Interval> ranges, Func<double[], double> height)
    {
        var (point, lowest, left) = (start, height(start), MaxEvaluations * start.Length);
        for (var step = FirstStep; step > LastStep && left > 0; step /= 2)
        {
            for (var moved = true; moved && left > 0;)
            {
                moved = false;
                for (var i = 0; i < point.Length; i++)
                {
                    foreach (var direction in new[] { -1, 1 })
                    {
                        var next = (double[])point.Clone();
                        next[i] = Math.Min(Math.Max(next[i] + (direction * step), ranges[i].Lower), ranges[i].Upper);
                        left--;
                        if (height(next) is var found && found < lowest)
                        {
                            (point, lowest, moved) = (next, found, true);
                        }
                    }
                }
            }
        }

        return point;
    }
}

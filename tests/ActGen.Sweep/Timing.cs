using System.Diagnostics;
using ActGen.Tests.Numerics;

namespace ActGen.Sweep;

/// <summary>Time per element of a primitive on data in the first-level cache, at each width.</summary>
internal static class Timing
{
    private const int Length = 2048;
    private static readonly float[] X = Inputs();

    /// <summary>One line: nanoseconds per element at each width.</summary>
    public static string Of(PrimitiveRow row)
    {
        string line = $"{row.Name,-20}";
        foreach (int width in PrimitiveRow.Widths) line += $" {width,4}: {Nanoseconds(row, width),6:F3}";
        return line;
    }

    private static double Nanoseconds(PrimitiveRow row, int width)
    {
        float[] y = new float[Length];
        double best = double.MaxValue;
        int repeats = 1;
        for (int round = 0; round < 20; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeats; i++) row.Run(width, X, y);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (seconds < 0.005 && repeats < 1 << 20)
            {
                repeats *= 2;
                round--;
                continue;
            }
            best = Math.Min(best, seconds / repeats);
        }
        return best / Length * 1e9;
    }

    // Normal with deviation 2, as activations see; inside every domain once made positive is not needed for time.
    private static float[] Inputs()
    {
        Random random = new(1);
        float[] x = new float[Length];
        for (int i = 0; i < Length; i++)
            x[i] = (float)(2 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return x;
    }
}

using System.Diagnostics;
using ActGen.Tests.Numerics;

namespace ActGen.Sweep;

/// <summary>Time per element of a primitive on data in the first-level cache, at each width, beside Exp in the same moments.</summary>
internal static class Timing
{
    private const int Length = 2048;
    private const int Rounds = 60;
    private const double RoundSeconds = 0.001;
    private static readonly float[] X = Inputs();
    private static readonly PrimitiveRow Exp = PrimitiveTable.Rows.Single(row => row.Name == "Exp");

    /// <summary>One line: nanoseconds per element at each width, and the ratio to Exp.</summary>
    public static string Of(PrimitiveRow row)
    {
        string line = $"{row.Name,-20}";
        foreach (int width in PrimitiveRow.Widths)
        {
            int repeats = Calibrate(row, width);
            int expRepeats = Calibrate(Exp, width);
            double best = double.MaxValue;
            double expBest = double.MaxValue;
            for (int round = 0; round < Rounds; round++)
            {
                best = Math.Min(best, Seconds(row, width, repeats));
                expBest = Math.Min(expBest, Seconds(Exp, width, expRepeats));
            }
            line += $" | {width,3}: {best * 1e9:F3} ns, {best / expBest:F2} x Exp";
        }
        return line;
    }

    private static int Calibrate(PrimitiveRow row, int width)
    {
        // The first run compiles.
        row.Run(width, X, new float[Length]);
        int repeats = 1;
        while (Seconds(row, width, repeats) * repeats * Length < RoundSeconds) repeats *= 2;
        return repeats;
    }

    private static double Seconds(PrimitiveRow row, int width, int repeats)
    {
        float[] y = new float[Length];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++) row.Run(width, X, y);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats / Length;
    }

    // Normal with deviation 2, as activations see.
    private static float[] Inputs()
    {
        Random random = new(1);
        float[] x = new float[Length];
        for (int i = 0; i < Length; i++)
            x[i] = (float)(2 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return x;
    }
}

using System.Diagnostics;
using ActGen.Tests.Numerics;

namespace ActGen.Sweep.Primitives;

/// <summary>Time per element of a primitive on data in the first-level cache, at each width, beside Exp in the same moments.</summary>
internal static class Timing
{
    private const int Length = 2048;
    private const int Rounds = 60;
    private const double RoundSeconds = 0.001;
    // Both in one buffer at cache lines, half a page apart modulo pages: where a store's address ends as a load's does, the load waits for
    // it.
    private const int LineFloats = 16;
    private const int OutputFrom = Length + 512;
    private static readonly float[] Buffer = GC.AllocateArray<float>(OutputFrom + Length + LineFloats, pinned: true);
    private static readonly int Start = AlignedStart();
    private static readonly PrimitiveRow Exp = PrimitiveTable.Rows.Single(row => row.Name == "Exp");

    /// <summary>One line: nanoseconds per element at each width, and the ratio to Exp.</summary>
    public static string Of(PrimitiveRow row)
    {
        var line = $"{row.Name,-20}";
        foreach (var width in PrimitiveRow.Widths)
        {
            var repeats = Calibrate(row, width);
            var expRepeats = Calibrate(Exp, width);
            var best = double.MaxValue;
            var expBest = double.MaxValue;
            for (var round = 0; round < Rounds; round++)
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
        Seconds(row, width, 1);
        var repeats = 1;
        while (Seconds(row, width, repeats) * repeats * Length < RoundSeconds) repeats *= 2;
        return repeats;
    }

    private static double Seconds(PrimitiveRow row, int width, int repeats)
    {
        ReadOnlySpan<float> x = Buffer.AsSpan(Start, Length);
        var y = Buffer.AsSpan(Start + OutputFrom, Length);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++) row.Run(width, x, y);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats / Length;
    }

    // Filled with normal values of deviation 2, as activations see.
    private static unsafe int AlignedStart()
    {
        int start;
        fixed (float* first = Buffer) start = (int)((64 - (nuint)first % 64) % 64 / sizeof(float));
        Random random = new(1);
        for (var i = 0; i < Length; i++)
            Buffer[start + i] =
                (float)(2 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return start;
    }
}

using System.Runtime.Intrinsics;

namespace ActGen.Kernels;

/// <summary>Makes one value of what the lanes of a pass reduced, in an order that the length of the row alone decides.</summary>
internal static class RowFold
{
    private const int Lanes = RowBlock.Lanes;

    /// <summary>What an empty row reduces to.</summary>
    public static double Start(RowReduction kind) => kind == RowReduction.Max ? double.NegativeInfinity : 0;

    /// <summary>Adds the lanes of some steps to the totals of the lanes.</summary>
    public static void Combine(RowReduction kind, ReadOnlySpan<float> lanes, int valid, Span<double> totals)
    {
        for (var lane = 0; lane < valid; lane++)
        {
            totals[lane] = kind == RowReduction.Max ? Math.Max(totals[lane], lanes[lane]) : totals[lane] + lanes[lane];
        }
    }

    /// <summary>The value of a row from the totals of its lanes.</summary>
    public static float Finish(RowReduction kind, ReadOnlySpan<double> totals, int length)
    {
        var value = totals[0];
        foreach (var lane in totals[1..Lanes])
        {
            value = kind == RowReduction.Max ? Math.Max(value, lane) : value + lane;
        }

        return (float)(kind == RowReduction.Mean ? value / length : value);
    }

    /// <summary>The value of a row of few steps, straight from its lanes.</summary>
    public static float Fold(RowReduction kind, ReadOnlySpan<float> lanes, int length)
    {
        var (a, b, c, d) = (Vector128.Create(lanes), Vector128.Create(lanes[4..]), Vector128.Create(lanes[8..]), Vector128.Create(lanes[12..]));
        if (kind == RowReduction.Max)
        {
            var largest = Vector128.Max(Vector128.Max(a, b), Vector128.Max(c, d));
            return MathF.Max(MathF.Max(largest[0], largest[1]), MathF.Max(largest[2], largest[3]));
        }

        var sums = (a + b) + (c + d);
        var sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        return kind == RowReduction.Mean ? sum / length : sum;
    }
}

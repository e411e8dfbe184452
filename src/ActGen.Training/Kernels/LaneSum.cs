using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen.Training;

/// <summary>Sums over neighbouring floats that have the same order, and so the same bits, on every machine.</summary>
internal static class LaneSum
{
    /// <summary>The sum of some floats: 16 partial sums, then those in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<float> values)
    {
        // Narrower units work on parts of these 16 lanes, so the order is the same.
        var lanes = Vector512<float>.Zero;
        int done = 0;
        for (; done <= values.Length - Vector512<float>.Count; done += Vector512<float>.Count)
        {
            lanes += Vector512.Create(values.Slice(done, Vector512<float>.Count));
        }

        double sum = 0;
        for (int i = 0; i < Vector512<float>.Count; i++)
        {
            sum += lanes[i];
        }

        foreach (float value in values[done..])
        {
            sum += value;
        }

        return sum;
    }
}

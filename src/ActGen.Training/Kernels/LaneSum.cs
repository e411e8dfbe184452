using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen.Training;

/// <summary>
/// Sums over neighboring floats that have the same order, and so the same bits, on every machine: 16 partial sums, then those in double.
/// </summary>
internal static class LaneSum
{
    private static int Count => Vector512<float>.Count;

    /// <summary>The sum of some floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<float> values)
    {
        // Narrower units work on parts of these 16 lanes, so the order is the same.
        var lanes = Vector512<float>.Zero;
        var done = 0;
        for (; done <= values.Length - Count; done += Count)
        {
            lanes += Vector512.Create(values.Slice(done, Count));
        }

        var sum = Total(lanes);
        foreach (var value in values[done..])
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The sum of the squares of what some floats are off a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OfSquares(ReadOnlySpan<float> values, float middle)
    {
        var lanes = Vector512<float>.Zero;
        var done = 0;
        for (; done <= values.Length - Count; done += Count)
        {
            var off = Vector512.Create(values.Slice(done, Count)) - Vector512.Create(middle);
            lanes = Vector512.FusedMultiplyAdd(off, off, lanes);
        }

        var sum = Total(lanes);
        foreach (var value in values[done..])
        {
            double off = value - middle;
            sum += off * off;
        }

        return sum;
    }

    /// <summary>The sum of products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OfProducts(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var lanes = Vector512<float>.Zero;
        var done = 0;
        for (; done <= a.Length - Count; done += Count)
        {
            lanes = Vector512.FusedMultiplyAdd(Vector512.Create(a.Slice(done, Count)), Vector512.Create(b.Slice(done, Count)), lanes);
        }

        var sum = Total(lanes);
        for (; done < a.Length; done++)
        {
            sum += (double)a[done] * b[done];
        }

        return sum;
    }

    private static double Total(Vector512<float> lanes)
    {
        double sum = 0;
        for (var i = 0; i < Count; i++)
        {
            sum += lanes[i];
        }

        return sum;
    }
}

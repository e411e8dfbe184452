using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// The loops behind <see cref="VectorOperations"/>: each handles the leading elements that fill whole vectors of lanes and returns
/// how many those are; the rest is for <see cref="Lanes1"/>. An element never meets its neighbors, so its bits do not depend on the width.
/// </summary>
internal static class VectorKernels<TLanes> where TLanes : struct, ILanes<TLanes>
{
    /// <summary>y = scale x + y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static nint AddScaled(ref readonly float x, float scale, ref float y, nint from, nint length)
    {
        ref var source = ref Unsafe.AsRef(in x);
        var factor = TLanes.Create(scale);
        var i = from;
        for (; i <= length - TLanes.Count; i += TLanes.Count)
        {
            ref var target = ref Unsafe.Add(ref y, i);
            TLanes.Store(TLanes.FusedMultiplyAdd(factor, TLanes.Load(ref Unsafe.Add(ref source, i)), TLanes.Load(ref target)), ref target);
        }
        return i;
    }

    /// <summary>y = scale x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static nint Scale(ref readonly float x, float scale, ref float y, nint from, nint length)
    {
        ref var source = ref Unsafe.AsRef(in x);
        var factor = TLanes.Create(scale);
        var i = from;
        for (; i <= length - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(factor * TLanes.Load(ref Unsafe.Add(ref source, i)), ref Unsafe.Add(ref y, i));
        }
        return i;
    }

    /// <summary>y = scale (x0 + x1 + ...), in the order of the sources, each read from element <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static nint Sum(ReadOnlySpan<FloatBuffer> sources, nint offset, float scale, ref float y, nint from, nint length)
    {
        var count = TLanes.Count;
        var factor = TLanes.Create(scale);
        var i = from;
        // Four vectors per visit of a source, as each visit has to look up where the source is.
        for (; i <= length - (4 * count); i += 4 * count)
        {
            ref var first = ref Unsafe.Add(ref sources[0].Start, offset + i);
            TLanes s0 = TLanes.Load(ref first), s1 = TLanes.Load(ref Unsafe.Add(ref first, count));
            TLanes s2 = TLanes.Load(ref Unsafe.Add(ref first, 2 * count)), s3 = TLanes.Load(ref Unsafe.Add(ref first, 3 * count));
            for (var s = 1; s < sources.Length; s++)
            {
                ref var x = ref Unsafe.Add(ref sources[s].Start, offset + i);
                s0 += TLanes.Load(ref x);
                s1 += TLanes.Load(ref Unsafe.Add(ref x, count));
                s2 += TLanes.Load(ref Unsafe.Add(ref x, 2 * count));
                s3 += TLanes.Load(ref Unsafe.Add(ref x, 3 * count));
            }
            ref var target = ref Unsafe.Add(ref y, i);
            TLanes.Store(s0 * factor, ref target);
            TLanes.Store(s1 * factor, ref Unsafe.Add(ref target, count));
            TLanes.Store(s2 * factor, ref Unsafe.Add(ref target, 2 * count));
            TLanes.Store(s3 * factor, ref Unsafe.Add(ref target, 3 * count));
        }
        for (; i <= length - count; i += count)
        {
            var sum = TLanes.Load(ref Unsafe.Add(ref sources[0].Start, offset + i));
            for (var s = 1; s < sources.Length; s++)
            {
                sum += TLanes.Load(ref Unsafe.Add(ref sources[s].Start, offset + i));
            }
            TLanes.Store(sum * factor, ref Unsafe.Add(ref y, i));
        }
        return i;
    }

    /// <summary>sums[j] = sums[j] + x[0, j] + x[1, j] + ..., in the order of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static nint AddColumnSums(int rows, ref readonly float x, nint stride, ref float sums, nint from, nint columns)
    {
        var count = TLanes.Count;
        var j = from;
        for (; j <= columns - (4 * count); j += 4 * count)
        {
            ref var row = ref Unsafe.Add(ref Unsafe.AsRef(in x), j);
            ref var target = ref Unsafe.Add(ref sums, j);
            TLanes s0 = TLanes.Load(ref target), s1 = TLanes.Load(ref Unsafe.Add(ref target, count));
            TLanes s2 = TLanes.Load(ref Unsafe.Add(ref target, 2 * count)), s3 = TLanes.Load(ref Unsafe.Add(ref target, 3 * count));
            for (var i = 0; i < rows; i++)
            {
                s0 += TLanes.Load(ref row);
                s1 += TLanes.Load(ref Unsafe.Add(ref row, count));
                s2 += TLanes.Load(ref Unsafe.Add(ref row, 2 * count));
                s3 += TLanes.Load(ref Unsafe.Add(ref row, 3 * count));
                row = ref Unsafe.Add(ref row, stride);
            }
            TLanes.Store(s0, ref target);
            TLanes.Store(s1, ref Unsafe.Add(ref target, count));
            TLanes.Store(s2, ref Unsafe.Add(ref target, 2 * count));
            TLanes.Store(s3, ref Unsafe.Add(ref target, 3 * count));
        }
        for (; j <= columns - count; j += count)
        {
            ref var row = ref Unsafe.Add(ref Unsafe.AsRef(in x), j);
            ref var target = ref Unsafe.Add(ref sums, j);
            var sum = TLanes.Load(ref target);
            for (var i = 0; i < rows; i++)
            {
                sum += TLanes.Load(ref row);
                row = ref Unsafe.Add(ref row, stride);
            }
            TLanes.Store(sum, ref target);
        }
        return j;
    }
}

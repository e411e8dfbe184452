using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>|x|. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Abs<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => TLanes.Abs(x);

    /// <summary>-1, 1, or the zero itself. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sign<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var signed = WithSign(TLanes.Create(1f), x);
        return TLanes.Select(TLanes.LessThan(TLanes.Zero, TLanes.Abs(x)), signed, x);
    }

    /// <summary>The smaller one; NaN if either is, and -0 is below +0. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Min<TLanes>(TLanes x, TLanes y) where TLanes : struct, ILanes<TLanes> => TLanes.Min(x, y);

    /// <summary>The larger one; NaN if either is, and +0 is above -0. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Max<TLanes>(TLanes x, TLanes y) where TLanes : struct, ILanes<TLanes> => TLanes.Max(x, y);

    /// <summary>x, but not above a bound; NaN stays. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AtMost<TLanes>(TLanes x, TLanes bound) where TLanes : struct, ILanes<TLanes> => TLanes.Smaller(bound, x);

    /// <summary>x, but not below a bound; NaN stays. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AtLeast<TLanes>(TLanes x, TLanes bound) where TLanes : struct, ILanes<TLanes> => TLanes.Larger(bound, x);

    /// <summary>The largest integer not above x. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Floor<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => TLanes.Floor(x);

    /// <summary>The nearest integer, ties to even. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Round<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => TLanes.Round(x);

    /// <summary>1 from 0 (of either sign) up, 0 below. Exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Step<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.LessThanOrEqual(TLanes.Zero, x) & TLanes.Create(1f);
        return TLanes.Select(TLanes.Equal(x, x), one, x);
    }

    /// <summary>x where it is positive, else 0. Exact; -0 stays -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Relu<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => TLanes.Larger(TLanes.Zero, x);
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// sqrt(u² + v²), with the larger of the two taken out of the root, so that no square overflows. Within 2 ulp; 0 at 0, 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Hypot<TLanes>(TLanes u, TLanes v) where TLanes : struct, ILanes<TLanes>
    {
        var larger = TLanes.Max(TLanes.Abs(u), TLanes.Abs(v));
        var ratio = TLanes.Min(TLanes.Abs(u), TLanes.Abs(v)) / larger;
        var root = larger * Sqrt(TLanes.FusedMultiplyAdd(ratio, ratio, TLanes.Create(1f)));
        // 0 / 0 and infinity / infinity.
        var isRatio = TLanes.LessThan(TLanes.Zero, larger) & TLanes.LessThan(larger, TLanes.Create(float.PositiveInfinity));
        return TLanes.Select(isRatio, root, larger);
    }
}

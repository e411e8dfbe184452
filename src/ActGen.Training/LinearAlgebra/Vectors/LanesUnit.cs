using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// Lanes as a vector unit: for narrow vectors, and for processors without a fused multiply-add, which lanes then emulate.
/// </summary>
internal readonly struct LanesUnit<TLanes> : IVectorUnit<TLanes> where TLanes : struct, ILanes<TLanes>
{
    public static int Count => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Create(float value) => TLanes.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load(ref readonly float source, nint offset) => TLanes.Load(in source, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TLanes value, ref float destination, nint offset) => TLanes.Store(value, ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes FusedMultiplyAdd(TLanes a, TLanes b, TLanes c) => TLanes.FusedMultiplyAdd(a, b, c);

    public static void Compute<TRows, TColumns>(scoped ref readonly ProductStrip strip, int tiles)
        where TRows : struct, ITileSize
        where TColumns : struct, ITileSize =>
        ProductKernel<TLanes, LanesUnit<TLanes>, TRows, TColumns>.Run(in strip, tiles);

    public static void Convolve<TRows>(scoped ref readonly ConvolutionStrip strip, int first, int tiles) where TRows : struct, ITileSize =>
        ConvolutionKernel<TLanes, LanesUnit<TLanes>, TRows>.Run(in strip, first, tiles);
}

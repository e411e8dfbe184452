using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen.Training;

/// <summary>Vectors of 16 floats.</summary>
internal readonly struct Unit512 : IVectorUnit<Vector512<float>>
{
    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref readonly float source, nint offset) => Vector512.LoadUnsafe(in source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float destination, nint offset) =>
        value.StoreUnsafe(ref destination, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedMultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    public static void Compute<TRows, TColumns>(scoped ref readonly ProductStrip strip, int tiles)
        where TRows : struct, ITileSize
        where TColumns : struct, ITileSize =>
        ProductKernel<Vector512<float>, Unit512, TRows, TColumns>.Run(in strip, tiles);

    public static void Convolve<TRows>(scoped ref readonly ConvolutionStrip strip, int first, int tiles) where TRows : struct, ITileSize =>
        ConvolutionKernel<Vector512<float>, Unit512, TRows>.Run(in strip, first, tiles);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen.Training;

/// <summary>Vectors of 8 floats.</summary>
internal readonly struct Unit256 : IVectorUnit<Vector256<float>>
{
    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref readonly float source, nint offset) => Vector256.LoadUnsafe(in source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float destination, nint offset) =>
        value.StoreUnsafe(ref destination, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FusedMultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    public static void Compute<TRows, TColumns>(scoped ref readonly ProductStrip strip, int tiles)
        where TRows : struct, ITileSize
        where TColumns : struct, ITileSize =>
        ProductKernel<Vector256<float>, Unit256, TRows, TColumns>.Run(in strip, tiles);

    public static void Convolve<TRows>(scoped ref readonly ConvolutionStrip strip, int first, int tiles) where TRows : struct, ITileSize =>
        ConvolutionKernel<Vector256<float>, Unit256, TRows>.Run(in strip, first, tiles);
}

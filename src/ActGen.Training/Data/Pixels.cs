using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen.Training;

/// <summary>Gray values as bytes, and as floats.</summary>
internal static class Pixels
{
    private const int CacheLineBytes = 64;

    /// <summary>Maps each byte by one fused multiply-add, so that every machine gets the same bits.</summary>
    /// <param name="pixels">The bytes.</param>
    /// <param name="map">What becomes of 0 to 255.</param>
    /// <param name="values">Receives as many floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToFloats(ReadOnlySpan<byte> pixels, InputMap map, Span<float> values)
    {
        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var target = ref MemoryMarshal.GetReference(values);
        float scale = map.Scale, offset = map.Offset;
        var i = 0;
        for (; i <= pixels.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref source, (nuint)i);
            if (Avx512F.IsSupported)
            {
                var integers = Avx512F.ConvertToVector512Int32(bytes);
                Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(integers), Vector512.Create(scale), Vector512.Create(offset))
                    .StoreUnsafe(ref target, (nuint)i);
            }
            else
            {
                var (low, high) = Vector128.Widen(bytes);
                Store(low, scale, offset, ref target, i);
                Store(high, scale, offset, ref target, i + Vector128<ushort>.Count);
            }
        }

        for (; i < pixels.Length; i++)
        {
            values[i] = MathF.FusedMultiplyAdd(pixels[i], scale, offset);
        }
    }

    /// <summary>Asks the cache for bytes that are needed soon.</summary>
    /// <param name="pixels">The bytes.</param>
    public static unsafe void Fetch(ReadOnlySpan<byte> pixels)
    {
        if (Sse.IsSupported)
        {
            // A hint: it does no harm if the memory is moved meanwhile.
            var address = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(pixels));
            for (var i = 0; i < pixels.Length; i += CacheLineBytes)
            {
                Sse.Prefetch0(address + i);
            }
        }
    }

    private static void Store(Vector128<ushort> words, float scale, float offset, ref float target, int start)
    {
        var (low, high) = Vector128.Widen(words);
        var (factor, term) = (Vector128.Create(scale), Vector128.Create(offset));
        Vector128.FusedMultiplyAdd(Vector128.ConvertToSingle(low.AsInt32()), factor, term).StoreUnsafe(ref target, (nuint)start);
        Vector128.FusedMultiplyAdd(Vector128.ConvertToSingle(high.AsInt32()), factor, term)
            .StoreUnsafe(ref target, (nuint)(start + Vector128<float>.Count));
    }
}

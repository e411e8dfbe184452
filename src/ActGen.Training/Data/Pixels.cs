using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen.Training;

/// <summary>Grey values as bytes, and as floats from 0 to 1.</summary>
internal static class Pixels
{
    private const float Scale = 1f / 255;
    private const int CacheLineBytes = 64;

    /// <summary>Multiplies each byte by 1/255, which rounds once, so that every machine gets the same bits.</summary>
    /// <param name="pixels">The bytes.</param>
    /// <param name="values">Receives as many floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToFloats(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var target = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= pixels.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref source, (nuint)i);
            if (Avx512F.IsSupported)
            {
                var integers = Avx512F.ConvertToVector512Int32(bytes);
                (Vector512.ConvertToSingle(integers) * Scale).StoreUnsafe(ref target, (nuint)i);
            }
            else
            {
                var (low, high) = Vector128.Widen(bytes);
                Store(low, ref target, i);
                Store(high, ref target, i + Vector128<ushort>.Count);
            }
        }

        for (; i < pixels.Length; i++)
        {
            values[i] = pixels[i] * Scale;
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

    private static void Store(Vector128<ushort> words, ref float target, int offset)
    {
        var (low, high) = Vector128.Widen(words);
        (Vector128.ConvertToSingle(low.AsInt32()) * Scale).StoreUnsafe(ref target, (nuint)offset);
        (Vector128.ConvertToSingle(high.AsInt32()) * Scale).StoreUnsafe(ref target, (nuint)(offset + Vector128<float>.Count));
    }
}

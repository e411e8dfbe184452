using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>Cache lines: 64 bytes, the width of the widest vector.</summary>
internal static class CacheLine
{
    /// <summary>Floats of one line.</summary>
    public const int Floats = 16;

    /// <summary>The part of stack memory that starts at a line's boundary: 16 floats shorter, wherever that boundary is.</summary>
    public static unsafe Span<float> Align(Span<float> stack)
    {
        var past = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(stack)) / sizeof(float) % Floats;
        return stack.Slice((int)((Floats - past) % Floats), stack.Length - Floats);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>
/// A fixed-size array of floats that starts at a 64-byte boundary (one cache line, one 512-bit register), starts as zeros and is
/// never moved by the garbage collector. Allocated once, at set-up; the engine allocates nothing while it trains.
/// </summary>
/// <remarks>
/// The memory belongs to the garbage collector (a pinned array), so a span taken from <see cref="Span"/> stays valid as long as
/// it is used, and nothing has to be disposed.
/// </remarks>
internal sealed class FloatBuffer
{
    private const int Alignment = 64;
    private readonly float[] _storage;
    private readonly int _start;

    /// <summary>Creates a buffer of zeros.</summary>
    /// <param name="length">Number of floats; 0 is allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or too large for one array.</exception>
    public FloatBuffer(int length)
    {
        const int Slack = Alignment / sizeof(float);
        Checks.Between(0, Array.MaxLength - Slack, length, nameof(length), nameof(FloatBuffer));
        _storage = GC.AllocateArray<float>(length + Slack, pinned: true);
        var past = (int)((nuint)Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0) % Alignment);
        _start = (Alignment - past) % Alignment / sizeof(float);
        Length = length;
    }

    /// <summary>Number of floats.</summary>
    public int Length { get; }

    /// <summary>All the floats.</summary>
    public Span<float> Span => _storage.AsSpan(_start, Length);

    /// <summary>The first float, without a check; also of an empty buffer.</summary>
    internal ref float Start => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_storage), _start);
}

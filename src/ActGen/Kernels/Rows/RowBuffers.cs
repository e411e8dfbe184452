using System.Buffers;
using System.Runtime.CompilerServices;

namespace ActGen.Kernels;

/// <summary>
/// Memory from a pool, handed out piece by piece and given back at once. Every piece begins with a cache line: what one pass stores
/// and the next one loads would otherwise lie across two.
/// </summary>
internal struct RowBuffers
{
    private const int LineFloats = 16;

    private readonly float[] _rented;
    private int _taken;

    /// <param name="length">What all pieces take together.</param>
    /// <param name="pieces">How many pieces there are at most.</param>
    public RowBuffers(int length, int pieces)
    {
        _rented = ArrayPool<float>.Shared.Rent(length + ((pieces + 1) * LineFloats));
        var address = Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref _rented[0]);
        _taken = (int)(-(address / sizeof(float)) & (LineFloats - 1));
    }

    /// <summary>The next piece. What was in it before stays in it.</summary>
    public Span<float> Take(int count)
    {
        var piece = _rented.AsSpan(_taken, count);
        _taken += (count + LineFloats - 1) / LineFloats * LineFloats;
        return piece;
    }

    public readonly void Dispose() => ArrayPool<float>.Shared.Return(_rented);
}

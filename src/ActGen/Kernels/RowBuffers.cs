using System.Buffers;

namespace ActGen.Kernels;

/// <summary>Memory from a pool, handed out piece by piece and given back at once.</summary>
/// <param name="length">What all pieces take together.</param>
internal ref struct RowBuffers(int length)
{
    private readonly float[] _rented = ArrayPool<float>.Shared.Rent(Math.Max(1, length));
    private int _taken;

    /// <summary>The next piece. What was in it before stays in it.</summary>
    public Span<float> Take(int count)
    {
        var piece = _rented.AsSpan(_taken, count);
        _taken += count;
        return piece;
    }

    public readonly void Dispose() => ArrayPool<float>.Shared.Return(_rented);
}

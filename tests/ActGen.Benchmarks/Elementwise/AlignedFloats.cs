namespace ActGen.Benchmarks.Elementwise;

/// <summary>
/// Floats that begin a number of cache lines after a page. Several buffers at different lines do not get in each other's way, and
/// no load crosses a line.
/// </summary>
internal sealed class AlignedFloats
{
    private const int LineFloats = 16;
    private const int PageFloats = 1024;

    private readonly float[] _memory;
    private readonly int _start;
    private readonly int _length;

    public AlignedFloats(int length, int lines)
    {
        _memory = GC.AllocateArray<float>(length + (2 * PageFloats), pinned: true);
        _length = length;
        var misplaced = (int)(Address() / sizeof(float) % PageFloats);
        _start = PageFloats - misplaced + (lines * LineFloats);
    }

    public Span<float> Span => _memory.AsSpan(_start, _length);

    private nint Address() => System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
}

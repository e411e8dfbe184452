using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>The columns of a long row that do not fill its last step.</summary>
/// <param name="length">The length of the row.</param>
internal readonly struct RowTail(int length)
{
    private const int Lanes = RowBlock.Lanes;

    /// <summary>How many columns are left.</summary>
    public int Count => length % Lanes;

    private int First => length - Count;

    /// <summary>Copies the tail of each part to the same place; lanes without a column repeat the last one.</summary>
    public void Load(ReadOnlySpan<float> parts, int count, Span<float> copies)
    {
        for (var part = 0; part < count; part++)
        {
            var to = copies.Slice((part * length) + First, Lanes);
            parts.Slice((part * length) + First, Count).CopyTo(to);
            to[Count..].Fill(to[Count - 1]);
        }
    }

    /// <summary>Copies the columns of each part to the same place.</summary>
    public void Copy(ReadOnlySpan<float> copies, int count, Span<float> parts)
    {
        for (var part = 0; part < count; part++)
        {
            copies.Slice((part * length) + First, Count).CopyTo(parts[((part * length) + First)..]);
        }
    }

    /// <summary>Moves the columns of each part to the same place, and leaves zeros.</summary>
    public void Take(Span<float> copies, int count, Span<float> parts)
    {
        Copy(copies, count, parts);
        for (var part = 0; part < count; part++)
        {
            copies.Slice((part * length) + First, Count).Clear();
        }
    }
}

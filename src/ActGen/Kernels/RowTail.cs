namespace ActGen.Kernels;

/// <summary>The columns of a long row that do not fill its last step.</summary>
/// <param name="length">The length of the row.</param>
internal readonly struct RowTail(int length)
{
    private const int Lanes = RowBlock.Lanes;

    /// <summary>How many columns are left.</summary>
    public int Count => length % Lanes;

    private int First => length - Count;

    /// <summary>Copies what is left of each part into a block of lanes; lanes without a column repeat the last one.</summary>
    public void Load(ReadOnlySpan<float> parts, int count, Span<float> blocks)
    {
        for (var part = 0; part < count && Count > 0; part++)
        {
            var to = blocks.Slice(part * Lanes, Lanes);
            parts.Slice((part * length) + First, Count).CopyTo(to);
            to[Count..].Fill(to[Count - 1]);
        }
    }

    /// <summary>Copies the lanes that have a column back.</summary>
    public void Store(ReadOnlySpan<float> blocks, int count, Span<float> parts)
    {
        for (var part = 0; part < count && Count > 0; part++)
        {
            blocks.Slice(part * Lanes, Count).CopyTo(parts[((part * length) + First)..]);
        }
    }
}

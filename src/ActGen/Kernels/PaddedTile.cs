namespace ActGen.Kernels;

/// <summary>Copies columns that do not fill a block of lanes to and from a tile where they do.</summary>
internal static class PaddedTile
{
    /// <summary>Copies rows of a few columns into a tile; the missing lanes repeat the last column.</summary>
    public static void Load(ReadOnlySpan<float> source, Span<float> tile, int row, int rows, int column, int valid, int columns, int lanes)
    {
        for (var i = 0; i < rows; i++)
        {
            var from = source.Slice(((row + i) * columns) + column, valid);
            var to = tile.Slice(i * lanes, lanes);
            from.CopyTo(to);
            to[valid..].Fill(from[valid - 1]);
        }
    }

    /// <summary>Copies the columns that exist back.</summary>
    public static void Store(ReadOnlySpan<float> tile, Span<float> target, int row, int rows, int column, int valid, int columns, int lanes)
    {
        for (var i = 0; i < rows; i++)
        {
            tile.Slice(i * lanes, valid).CopyTo(target[(((row + i) * columns) + column)..]);
        }
    }
}

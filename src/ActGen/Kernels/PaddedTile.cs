namespace ActGen.Kernels;

/// <summary>
/// A tile for columns that do not fill a block of lanes: they are copied to where they do, and the missing lanes repeat the last
/// column. The inputs or outputs of a row lie in planes one after another.
/// </summary>
/// <param name="planes">How many inputs or outputs there are.</param>
/// <param name="capacity">The rows of a plane.</param>
/// <param name="lanes">The lanes of a row.</param>
internal readonly struct PaddedTile(int planes, int capacity, int lanes)
{
    // What tiles may take of the stack, in floats: a block of rows, whose gradients are added up in float, for 16 planes at every width. In
    // fewer rows the order of a sum would depend on the width.
    private const int Room = 1 << 15;

    public int Length => planes * capacity * lanes;

    public int PlaneLength => capacity * lanes;

    /// <summary>The rows that tiles of so many planes together may have, up to a number.</summary>
    public static int Capacity(int planes, int lanes, int most) => Math.Clamp(Room / (planes * lanes), 1, most);

    /// <summary>Copies rows of a few columns into the tile.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="at">Where the first row begins.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="part">From plane to plane.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="valid">How many columns.</param>
    /// <param name="tile">Receives them.</param>
    public void Load(ReadOnlySpan<float> source, int at, int stride, int part, int rows, int valid, Span<float> tile)
    {
        for (var plane = 0; plane < planes; plane++)
        {
            for (var row = 0; row < rows; row++)
            {
                var from = source.Slice(at + (plane * part) + (row * stride), valid);
                var to = tile.Slice((plane * PlaneLength) + (row * lanes), lanes);
                from.CopyTo(to);
                to[valid..].Fill(from[valid - 1]);
            }
        }
    }

    /// <summary>Copies the columns that exist back.</summary>
    /// <param name="tile">Where they come from.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="at">Where the first row begins.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="part">From plane to plane.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="valid">How many columns.</param>
    public void Store(ReadOnlySpan<float> tile, Span<float> target, int at, int stride, int part, int rows, int valid)
    {
        for (var plane = 0; plane < planes; plane++)
        {
            for (var row = 0; row < rows; row++)
            {
                tile.Slice((plane * PlaneLength) + (row * lanes), valid).CopyTo(target[(at + (plane * part) + (row * stride))..]);
            }
        }
    }
}

using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace ActGen.Training;

/// <summary>How a number of rows is cut into tiles: tall ones as far as they go, then at most two others.</summary>
/// <remarks>
/// A tile of few rows has too few sums under way to keep the multipliers busy, so what is left after the tall tiles, if it is less
/// than half of one, shares the rows of the last tall one.
/// </remarks>
internal readonly struct TileHeights
{
    /// <summary>
    /// Rows of a tall tile: its two vectors a row, two of B and one of A fill the registers of the processor, 32 or 16.
    /// </summary>
    public static readonly int Tallest = Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported ? 12 : 6;

    /// <summary>Cuts a number of rows.</summary>
    public TileHeights(int rows)
    {
        TallTiles = rows / Tallest;
        var rest = rows % Tallest;
        if (TallTiles > 0 && rest > 0 && rest < Tallest / 2)
        {
            TallTiles--;
            rest += Tallest;
        }

        First = rest > Tallest ? (rest + 1) / 2 : rest;
        Second = rest - First;
    }

    /// <summary>How many tall tiles there are.</summary>
    public int TallTiles { get; }

    /// <summary>Rows of the tile after them, or 0.</summary>
    public int First { get; }

    /// <summary>Rows of the last tile, or 0.</summary>
    public int Second { get; }
}

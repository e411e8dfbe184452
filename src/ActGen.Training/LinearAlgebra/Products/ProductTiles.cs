namespace ActGen.Training;

/// <summary>Walks down a strip of C, tile by tile.</summary>
internal static class ProductTiles<TUnit> where TUnit : struct, IVectorUnit
{
    /// <summary>Computes a strip of one or two vectors.</summary>
    /// <param name="strip">The operands; moved to the end.</param>
    /// <param name="rows">Rows of the strip.</param>
    /// <param name="vectors">Vectors of a row: 1 or 2.</param>
    public static void Run(scoped ref ProductStrip strip, int rows, int vectors)
    {
        var heights = new TileHeights(rows);
        Run(ref strip, TileHeights.Tallest, heights.TallTiles, vectors);
        Run(ref strip, heights.First, 1, vectors);
        Run(ref strip, heights.Second, 1, vectors);
    }

    private static void Run(scoped ref ProductStrip strip, int height, int tiles, int vectors)
    {
        if (height == 0 || tiles == 0)
        {
            return;
        }

        if (vectors == 1)
        {
            Run<TileSize.One>(in strip, height, tiles);
        }
        else
        {
            Run<TileSize.Two>(in strip, height, tiles);
        }

        strip.Skip(height * tiles);
    }

    private static void Run<TColumns>(scoped ref readonly ProductStrip strip, int height, int tiles) where TColumns : struct, ITileSize
    {
        switch (height)
        {
            case 1:
                TUnit.Compute<TileSize.One, TColumns>(in strip, tiles);
                break;
            case 2:
                TUnit.Compute<TileSize.Two, TColumns>(in strip, tiles);
                break;
            case 3:
                TUnit.Compute<TileSize.Three, TColumns>(in strip, tiles);
                break;
            case 4:
                TUnit.Compute<TileSize.Four, TColumns>(in strip, tiles);
                break;
            case 5:
                TUnit.Compute<TileSize.Five, TColumns>(in strip, tiles);
                break;
            case 6:
                TUnit.Compute<TileSize.Six, TColumns>(in strip, tiles);
                break;
            case 7:
                TUnit.Compute<TileSize.Seven, TColumns>(in strip, tiles);
                break;
            case 8:
                TUnit.Compute<TileSize.Eight, TColumns>(in strip, tiles);
                break;
            case 9:
                TUnit.Compute<TileSize.Nine, TColumns>(in strip, tiles);
                break;
            case 10:
                TUnit.Compute<TileSize.Ten, TColumns>(in strip, tiles);
                break;
            case 11:
                TUnit.Compute<TileSize.Eleven, TColumns>(in strip, tiles);
                break;
            default:
                TUnit.Compute<TileSize.Twelve, TColumns>(in strip, tiles);
                break;
        }
    }
}

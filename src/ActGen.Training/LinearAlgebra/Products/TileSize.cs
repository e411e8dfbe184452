namespace ActGen.Training;

/// <summary>A size as a type, so that code generic over it is compiled for that size alone.</summary>
internal interface ITileSize
{
    /// <summary>The size.</summary>
    static abstract int Value { get; }
}

/// <summary>The sizes of tiles.</summary>
internal static class TileSize
{
    public readonly struct One : ITileSize
    {
        public static int Value => 1;
    }

    public readonly struct Two : ITileSize
    {
        public static int Value => 2;
    }

    public readonly struct Three : ITileSize
    {
        public static int Value => 3;
    }

    public readonly struct Four : ITileSize
    {
        public static int Value => 4;
    }

    public readonly struct Five : ITileSize
    {
        public static int Value => 5;
    }

    public readonly struct Six : ITileSize
    {
        public static int Value => 6;
    }

    public readonly struct Seven : ITileSize
    {
        public static int Value => 7;
    }

    public readonly struct Eight : ITileSize
    {
        public static int Value => 8;
    }

    public readonly struct Nine : ITileSize
    {
        public static int Value => 9;
    }

    public readonly struct Ten : ITileSize
    {
        public static int Value => 10;
    }

    public readonly struct Eleven : ITileSize
    {
        public static int Value => 11;
    }

    public readonly struct Twelve : ITileSize
    {
        public static int Value => 12;
    }
}

namespace ActGen.Training;

/// <summary>How square windows lie on an image of height, width and channels.</summary>
internal sealed class Windows
{
    /// <summary>Checks that there are such windows.</summary>
    /// <param name="layer">The kind of layer, for messages.</param>
    /// <param name="input">Shape of the image.</param>
    /// <param name="size">Side of a window.</param>
    /// <param name="stride">Distance between two windows.</param>
    /// <param name="padding">What they do at the edges.</param>
    /// <exception cref="ArgumentException">The shape is no image, or no window fits.</exception>
    public Windows(string layer, Shape input, int size, int stride, Padding padding)
    {
        if (input.Rank != 3)
        {
            throw new ArgumentException($"{layer} needs images of height, width and channels, not {input}");
        }

        (Height, Width, Channels) = (input[0], input[1], input[2]);
        (Size, Stride) = (size, stride);
        if (padding == Padding.Valid && (size > Height || size > Width))
        {
            throw new ArgumentException(
                $"the {size} x {size} windows of {layer} do not fit into {input}; take smaller ones, or {nameof(Padding)}.{Padding.Same}");
        }

        (Rows, Top) = Along(Height, padding);
        (Columns, Left) = Along(Width, padding);
    }

    /// <summary>Height of the image.</summary>
    public int Height { get; }

    /// <summary>Width of the image.</summary>
    public int Width { get; }

    /// <summary>Channels of the image.</summary>
    public int Channels { get; }

    /// <summary>Side of a window.</summary>
    public int Size { get; }

    /// <summary>Distance between two windows.</summary>
    public int Stride { get; }

    /// <summary>Number of windows from top to bottom.</summary>
    public int Rows { get; }

    /// <summary>Number of windows from left to right.</summary>
    public int Columns { get; }

    /// <summary>How far the first windows reach over the upper edge.</summary>
    public int Top { get; }

    /// <summary>How far the first windows reach over the left edge.</summary>
    public int Left { get; }

    /// <summary>The part of a window that lies on the image, along one axis.</summary>
    /// <param name="index">Number of the window.</param>
    /// <param name="before">How far the first window reaches over the edge.</param>
    /// <param name="length">Length of the image.</param>
    /// <returns>First place of the image, and how many.</returns>
    private (int Start, int Count) Inside(int index, int before, int length)
    {
        var start = index * Stride - before;
        var end = Math.Min(start + Size, length);
        start = Math.Max(start, 0);
        return (start, end - start);
    }

    /// <summary>How far the outer windows reach over each edge.</summary>
    public Margins Margins => new(Top, Left, After(Rows, Top, Height), After(Columns, Left, Width));

    /// <summary>Whether no place of an image lies in two windows.</summary>
    public bool AreApart => Stride >= Size;

    /// <summary>Whether every place of an image lies in one window and no other.</summary>
    public bool CoverExactly => Stride == Size && Rows * Size == Height && Columns * Size == Width;

    /// <summary>Number of windows on an image.</summary>
    public int Count => Rows * Columns;

    /// <summary>The part of a window that lies on the image.</summary>
    /// <param name="index">Number of the window, counted over all images of a run.</param>
    /// <returns>Where its first value is in the run of images, and its height and width.</returns>
    public (int First, int Height, int Width) Place(int index)
    {
        var (image, window) = Math.DivRem(index, Count);
        var (row, column) = Math.DivRem(window, Columns);
        var (top, height) = Inside(row, Top, Height);
        var (left, width) = Inside(column, Left, Width);
        return (((image * Height + top) * Width + left) * Channels, height, width);
    }

    private int After(int count, int before, int length) => Math.Max((count - 1) * Stride + Size - before - length, 0);

    private (int Count, int Before) Along(int length, Padding padding)
    {
        if (padding == Padding.Valid)
        {
            return ((length - Size) / Stride + 1, 0);
        }

        var count = (length + Stride - 1) / Stride;
        var over = Math.Max((count - 1) * Stride + Size - length, 0);
        return (count, over / 2);
    }
}

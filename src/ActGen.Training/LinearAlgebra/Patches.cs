namespace ActGen.Training;

/// <summary>The windows of an image as rows of a matrix: a convolution is its product with the weights.</summary>
internal static class Patches
{
    /// <summary>Copies every window of an image into a row; zeros for what lies over the edge.</summary>
    public static void Gather(Windows windows, ReadOnlySpan<float> image, Span<float> patches)
    {
        int line = windows.Size * windows.Channels;
        for (int i = 0; i < windows.Rows * windows.Columns; i++)
        {
            var patch = patches.Slice(i * windows.Size * line, windows.Size * line);
            var (top, height) = windows.Inside(i / windows.Columns, windows.Top, windows.Height);
            var (left, width) = windows.Inside(i % windows.Columns, windows.Left, windows.Width);
            if (height * width < windows.Size * windows.Size)
            {
                patch.Clear();
            }

            int inset = Inset(windows, i, top, left);
            for (int y = 0; y < height; y++)
            {
                image.Slice(((top + y) * windows.Width + left) * windows.Channels, width * windows.Channels)
                    .CopyTo(patch[(inset + y * line)..]);
            }
        }
    }

    /// <summary>Adds every row to its window of an image, which is cleared first.</summary>
    public static void Scatter(Windows windows, ReadOnlySpan<float> patches, Span<float> image)
    {
        image.Clear();
        int line = windows.Size * windows.Channels;
        for (int i = 0; i < windows.Rows * windows.Columns; i++)
        {
            var patch = patches.Slice(i * windows.Size * line, windows.Size * line);
            var (top, height) = windows.Inside(i / windows.Columns, windows.Top, windows.Height);
            var (left, width) = windows.Inside(i % windows.Columns, windows.Left, windows.Width);
            int inset = Inset(windows, i, top, left);
            for (int y = 0; y < height; y++)
            {
                var target = image.Slice(((top + y) * windows.Width + left) * windows.Channels, width * windows.Channels);
                VectorOperations.AddScaled(patch.Slice(inset + y * line, target.Length), 1, target);
            }
        }
    }

    // Where the part of a window that lies on the image begins in its row.
    private static int Inset(Windows windows, int window, int top, int left)
    {
        int above = top - (window / windows.Columns * windows.Stride - windows.Top);
        int before = left - (window % windows.Columns * windows.Stride - windows.Left);
        return (above * windows.Size + before) * windows.Channels;
    }
}

using ActGen.Training;
using StbImageSharp;

namespace MnistTrainer.Datasets;

/// <summary>Reads a picture (PNG, JPEG, BMP, GIF) as a network for MNIST sees it: gray, small, light on dark.</summary>
internal static class ImageFile
{
    /// <summary>The largest side of a picture.</summary>
    private const int LargestSide = 16_384;

    /// <summary>Reads the picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="height">The height of the network's images.</param>
    /// <param name="width">Their width.</param>
    /// <returns>The values from 0 to 1, row by row, and whether the picture was dark on light and has been inverted.</returns>
    /// <exception cref="UnusableFileException">There is no such file, or it is no picture.</exception>
    public static (float[] Values, bool Inverted) Read(string path, int height, int width)
    {
        if (!File.Exists(path))
        {
            throw new UnusableFileException(path, "there is no such file", "name a picture: PNG, JPEG, BMP or GIF");
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            using var header = new MemoryStream(bytes);
            if (ImageInfo.FromStream(header) is { } info && (info.Width > LargestSide || info.Height > LargestSide))
            {
                throw new UnusableFileException(path, $"is {info.Width} by {info.Height} pixels", $"{LargestSide} a side is the most");
            }

            var image = ImageResult.FromMemory(bytes, ColorComponents.Grey);
            var values = DecayFactor(image.Data, image.Width, image.Height, width, height);
            var isDarkOnLight = Border(values, width, height).Average() > 0.5f;
            return (isDarkOnLight ? [.. values.Select(value => 1 - value)] : values, isDarkOnLight);
        }
        catch (Exception error) when (error is InvalidOperationException or IndexOutOfRangeException or EndOfStreamException
            or NullReferenceException)
        {
            throw new UnusableFileException(path, $"is no picture ({error.Message.TrimEnd('.')})", "name a PNG, JPEG, BMP or GIF file",
                error);
        }
    }

    // Each small pixel is the mean of the large ones that it covers; a picture that is smaller repeats its pixels.
    private static float[] DecayFactor(byte[] pixels, int sourceWidth, int sourceHeight, int width, int height)
    {
        var values = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = Covered(y, height, sourceHeight);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Covered(x, width, sourceWidth);
                long sum = 0;
                for (var row = top; row < bottom; row++)
                {
                    for (var column = left; column < right; column++)
                    {
                        sum += pixels[(row * sourceWidth) + column];
                    }
                }

                values[(y * width) + x] = (float)(sum / (255.0 * (bottom - top) * (right - left)));
            }
        }

        return values;
    }

    private static (int From, int To) Covered(int index, int count, int length)
    {
        var from = (int)((long)index * length / count);
        return (from, Math.Max(from + 1, (int)((long)(index + 1) * length / count)));
    }

    private static IEnumerable<float> Border(float[] values, int width, int height) =>
        values.Where((_, i) => i / width is var y && i % width is var x && (x == 0 || y == 0 || x == width - 1 || y == height - 1));
}

using System.IO.Compression;

namespace MnistTrainer.Tests;

public sealed class PredictTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-predict-");

    private string Checkpoint => Path.Combine(_folder.FullName, "run", "model.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public void A_picture_of_a_test_image_is_seen_as_the_image_is(int zoom, bool isInverted)
    {
        Train();
        var image = TestImage();
        var path = Path.Combine(_folder.FullName, "digit.bmp");
        File.WriteAllBytes(path, Bitmap(image, zoom, isInverted));
        var run = Run.Inside("predict", path, "--checkpoint", Checkpoint);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(isInverted, run.Out.Contains("was inverted", StringComparison.Ordinal));

        // The first test image is a 7, and 600 images are enough to know it.
        Assert.StartsWith("7 ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_picture_is_told()
    {
        Train();
        var path = Path.Combine(_folder.FullName, "digit.png");
        Run.Inside("predict", path, "--checkpoint", Checkpoint).IsBadInput($"{path}: there is no such file");
        foreach (var bytes in new byte[][] { [], [.. "text"u8], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0],
            [0x42, 0x4D, 1, 2, 3] })
        {
            File.WriteAllBytes(path, bytes);
            Run.Inside("predict", path, "--checkpoint", Checkpoint).IsBadInput($"{path}: is no picture");
        }
    }

    private void Train() => Assert.Equal(0, Run.Inside(
        "--data", SmallData.Folder, "--activation", "Relu", "--epochs", "5", "--quiet", "--out",
        Path.Combine(_folder.FullName, "run")).ExitCode);

    private static byte[] TestImage()
    {
        var bytes = new byte[16 + 784];
        using var gzip =
            new GZipStream(File.OpenRead(Path.Combine(SmallData.Folder, "t10k-images-idx3-ubyte.gz")), CompressionMode.Decompress);
        gzip.ReadExactly(bytes);
        return bytes[16..];
    }

    // By the description of the format: 24 bits a pixel, rows from the bottom, each filled up to four bytes.
    private static byte[] Bitmap(byte[] image, int zoom, bool isInverted)
    {
        var side = 28 * zoom;
        var stride = ((side * 3) + 3) / 4 * 4;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("BM"u8);
        writer.Write(54 + (stride * side));
        writer.Write(0);
        writer.Write(54);
        writer.Write(40);
        writer.Write(side);
        writer.Write(side);
        writer.Write((short)1);
        writer.Write((short)24);
        writer.Write(new byte[24]);
        for (var y = side - 1; y >= 0; y--)
        {
            for (var x = 0; x < stride; x++)
            {
                var gray = x < side * 3 ? image[(y / zoom * 28) + (x / 3 / zoom)] : (byte)0;
                writer.Write(isInverted ? (byte)(255 - gray) : gray);
            }
        }

        return file.ToArray();
    }
}

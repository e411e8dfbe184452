using System.Buffers.Binary;
using System.IO.Compression;

namespace MnistTrainer.Tests;

/// <summary>The first images of MNIST in a folder of their own, so that tests take little time.</summary>
internal static class SmallData
{
    /// <summary>Number of training images.</summary>
    public const int Trainings = 600;

    /// <summary>Number of test images.</summary>
    public const int Tests = 200;

    private static readonly Lazy<string> Made = new(Make);

    /// <summary>The folder.</summary>
    public static string Folder => Made.Value;

    private static string Make()
    {
        var whole = Path.Combine(AppContext.BaseDirectory, "data");
        var folder = Path.Combine(AppContext.BaseDirectory, "small-data");
        Directory.CreateDirectory(folder);
        foreach (var (name, count, header, item) in ((string, int, int, int)[])
            [
                ("train-images-idx3-ubyte.gz", Trainings, 16, 784), ("train-labels-idx1-ubyte.gz", Trainings, 8, 1),
                ("t10k-images-idx3-ubyte.gz", Tests, 16, 784), ("t10k-labels-idx1-ubyte.gz", Tests, 8, 1),
            ])
        {
            var bytes = new byte[header + (count * item)];
            using (var source = new GZipStream(File.OpenRead(Path.Combine(whole, name)), CompressionMode.Decompress))
            {
                source.ReadExactly(bytes);
            }

            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
            using var target = new GZipStream(File.Create(Path.Combine(folder, name)), CompressionLevel.Fastest);
            target.Write(bytes);
        }

        return folder;
    }
}

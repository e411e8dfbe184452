using System.IO.Compression;

namespace MnistTrainer.Tests;

public sealed class DataTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-data-");

    private string Out => Path.Combine(_folder.FullName, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_named_set_is_found_below_the_folder_of_data_sets()
    {
        Copy("kmnist");
        var run = Run.Inside("--data", "KMNIST", "--data-root", _folder.FullName, "--epochs", "1", "--out", Out);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("training images of KMNIST", run.Out, StringComparison.Ordinal);
        var evaluated = Run.Inside("evaluate", Path.Combine(Out, "model.safetensors"), "--data-root", _folder.FullName);
        Assert.Equal((0, ""), (evaluated.ExitCode, evaluated.Error));
        Assert.Contains("200 images of KMNIST", evaluated.Out, StringComparison.Ordinal);
        // Ten classes with the names of their characters.
        Assert.Contains("1 ki ", evaluated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_nowhere_is_told_with_the_places_and_a_source()
    {
        var run = Run.Inside("--data", "kmnist", "--data-root", _folder.FullName, "--out", Out);
        run.IsBadInput($"--data kmnist: KMNIST is not there, looked for in {Path.Combine(_folder.FullName, "kmnist")}, ");
        Assert.Contains("/usr/share/datasets/kmnist; take the four files", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void Fashion_is_found_where_Debian_puts_it()
    {
        // Without the package the message says how to get it.
        var run = Run.Inside("--data", "fashion", "--limit", "200", "--epochs", "1", "--out", Out);
        if (Directory.Exists("/usr/share/datasets/fashion-mnist") || Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Contains("of Fashion-MNIST", run.Out, StringComparison.Ordinal);
        }
        else
        {
            run.IsBadInput("install Debian's package dataset-fashion-mnist");
        }
    }

    [Fact]
    public void The_cnn_does_not_fit_images_that_pooling_leaves_nothing_of()
    {
        var small = Directory.CreateDirectory(Path.Combine(_folder.FullName, "small")).FullName;
        foreach (var (part, count) in new[] { ("train", 20), ("t10k", 10) })
        {
            WriteIdx(Path.Combine(small, $"{part}-images-idx3-ubyte.gz"), [count, 6, 6], count * 36);
            WriteIdx(Path.Combine(small, $"{part}-labels-idx1-ubyte.gz"), [count], count);
        }

        Assert.Equal(0, Run.Inside("--data", small, "--epochs", "1", "--out", Out).ExitCode);
        var run = Run.Inside("--network", "cnn", "--data", small, "--epochs", "1", "--out", Path.Combine(_folder.FullName, "other"));
        run.IsBadInput("--network cnn does not fit images of [6, 6, 1]: ");
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "other")));
        Run.Inside("evaluate", Path.Combine(Out, "model.safetensors"), "--data", SmallData.Folder)
            .IsBadInput("is a checkpoint of another model");
    }

    private void Copy(string name)
    {
        var target = Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
        foreach (var file in Directory.GetFiles(SmallData.Folder))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    private static void WriteIdx(string path, int[] axes, int items)
    {
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write([0, 0, 8, (byte)axes.Length, .. axes.SelectMany(axis => new byte[] { 0, 0, (byte)(axis >> 8), (byte)axis })]);
        gzip.Write([.. Enumerable.Range(0, items).Select(i => (byte)(i % 10))]);
    }
}

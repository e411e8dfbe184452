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
        var small = WriteSet("small", 6, 6);
        Assert.Equal(0, Run.Inside("--data", small, "--epochs", "1", "--out", Out).ExitCode);
        var run = Run.Inside("--network", "cnn", "--data", small, "--epochs", "1", "--out", Path.Combine(_folder.FullName, "other"));
        run.IsBadInput("--network cnn does not fit images of [6, 6, 1]: ");
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "other")));
        Run.Inside("evaluate", Path.Combine(Out, "model.safetensors"), "--data", SmallData.Folder)
            .IsBadInput("was trained on images of 6 x 6 in 10 classes, and small-data has images of 28 x 28 in 10 classes");
    }

    // The parameters of the first two are of equal shapes.
    [Theory]
    [InlineData("cnn", 29, 29)]
    [InlineData("mlp", 14, 56)]
    [InlineData("mlp", 12, 12)]
    public void Images_of_another_size_than_a_run_had_are_told_and_the_run_stays(string network, int height, int width)
    {
        string[] options = ["--network", network, "--data", SmallData.Folder, "--limit", "100", "--epochs", "1", "--out", Out];
        Assert.Equal(0, Run.Inside(options).ExitCode);
        var other = WriteSet("other", height, width);
        var before = Contents();
        var checkpoint = Path.Combine(Out, "model.safetensors");
        var problem = $"{checkpoint}: was trained on images of 28 x 28 in 10 classes, and other has images of {height} x {width} in 10 "
            + "classes; name the data set of that run with --data";
        Run.Inside("evaluate", checkpoint, "--data", other).IsBadInput(problem);
        Run.Inside("train", "--resume", checkpoint, "--data", other).IsBadInput(problem);
        Run.Inside("train", "--resume", checkpoint, "--epochs", "2", "--data", other).IsBadInput(problem);
        Assert.Equal(before, Contents());
    }

    private (string, string)[] Contents() => [.. Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Order()
        .Select(file => (file, Convert.ToHexString(File.ReadAllBytes(file))))];

    private string WriteSet(string name, int height, int width)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
        foreach (var (part, count) in new[] { ("train", 20), ("t10k", 10) })
        {
            WriteIdx(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), [count, height, width], count * height * width);
            WriteIdx(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), [count], count);
        }

        return folder;
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

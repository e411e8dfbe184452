namespace ActGen.Training.Tests.Data;

public sealed class MnistFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-mnist-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte")]
    public void Finds_the_files_under_the_names_in_use(string images, string labels)
    {
        Save(images, IdxReaderTests.Idx(0x0803, [2, 1, 2], [0, 51, 102, 255]));
        Save(labels, IdxReaderTests.Gzip(IdxReaderTests.Idx(0x0801, [2], [3, 9])));
        var set = MnistFolder.ReadTraining(_folder.FullName);
        Assert.Equal((2, 10), (set.Count, set.Classes));
    }

    [Fact]
    public void Says_that_the_folder_is_missing() => Fails(Path.Combine(_folder.FullName, "none"), "there is no such folder");

    [Fact]
    public void Says_which_file_is_missing()
    {
        Save("train-images-idx3-ubyte", IdxReaderTests.Idx(0x0803, [1, 1, 1], [0]));
        Fails(_folder.FullName, "has no file train-labels-idx1-ubyte.gz (or train-labels-idx1-ubyte)");
        Save("train-labels-idx1-ubyte", IdxReaderTests.Idx(0x0801, [1], [0]));
        MnistFolder.ReadTraining(_folder.FullName);
        var flaw = Assert.Throws<UnusableFileException>(() => MnistFolder.Check(_folder.FullName));
        Assert.Contains("has no file t10k-images-idx3-ubyte.gz", flaw.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_that_images_and_labels_differ_in_number()
    {
        Save("train-images-idx3-ubyte", IdxReaderTests.Idx(0x0803, [2, 1, 1], [0, 0]));
        Save("train-labels-idx1-ubyte", IdxReaderTests.Idx(0x0801, [3], [0, 1, 2]));
        Fails(Path.Combine(_folder.FullName, "train-labels-idx1-ubyte"),
            "expected 2 labels, one for each image of train-images-idx3-ubyte, found 3");
    }

    [Fact]
    public void Tells_a_label_that_is_no_digit()
    {
        Save("train-images-idx3-ubyte", IdxReaderTests.Idx(0x0803, [2, 1, 1], [0, 0]));
        Save("train-labels-idx1-ubyte", IdxReaderTests.Idx(0x0801, [2], [9, 10]));
        Fails(Path.Combine(_folder.FullName, "train-labels-idx1-ubyte"), "expected labels from 0 to 9, found 10 at item 1");
    }

    private void Fails(string path, string problem)
    {
        var folder = path.EndsWith("ubyte", StringComparison.Ordinal) ? _folder.FullName : path;
        var flaw = Assert.Throws<UnusableFileException>(() => MnistFolder.ReadTraining(folder));
        Assert.StartsWith(path + ": ", flaw.Message, StringComparison.Ordinal);
        Assert.Contains(problem, flaw.Message, StringComparison.Ordinal);
    }

    private void Save(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), content);
}

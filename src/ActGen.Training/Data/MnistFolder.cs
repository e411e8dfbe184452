namespace ActGen.Training;

/// <summary>Finds and reads the four files of MNIST and of the sets that use its names (Fashion-MNIST, KMNIST).</summary>
/// <remarks>
/// Looked for, for the training images: <c>train-images-idx3-ubyte.gz</c>, the same without <c>.gz</c>, and both with the dot of
/// some copies, <c>train-images.idx3-ubyte</c>.
/// </remarks>
public static class MnistFolder
{
    private const int Classes = 10;

    /// <summary>Reads the training set.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <exception cref="UnusableFileException">A file is missing or flawed, or images and labels do not fit each other.</exception>
    public static MnistDataset ReadTraining(string folder) => Read(folder, "train");

    /// <summary>Reads the test set.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <exception cref="UnusableFileException">A file is missing or flawed, or images and labels do not fit each other.</exception>
    public static MnistDataset ReadTest(string folder) => Read(folder, "t10k");

    /// <summary>Checks that all four files are there, without reading them.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <exception cref="UnusableFileException">One is missing.</exception>
    public static void Check(string folder)
    {
        foreach (var part in (string[])["train", "t10k"])
        {
            Find(folder, part, "images", 3);
            Find(folder, part, "labels", 1);
        }
    }

    private static MnistDataset Read(string folder, string part)
    {
        var imagesPath = Find(folder, part, "images", 3);
        var labelsPath = Find(folder, part, "labels", 1);
        var images = IdxReader.Read(imagesPath, axes: 3);
        var labels = IdxReader.Read(labelsPath, axes: 1);
        if (labels.Count != images.Count)
        {
            throw new UnusableFileException(
                labelsPath,
                $"expected {images.Count} labels, one for each image of {Path.GetFileName(imagesPath)}, found {labels.Count}",
                "take both files from the same set");
        }

        var outside = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        return outside < 0
            ? new MnistDataset(images, labels, Classes)
            : throw new UnusableFileException(
                labelsPath,
                $"expected labels from 0 to {Classes - 1}, found {labels.Values[outside]} at item {outside}",
                "take a set of ten classes");
    }

    private static string Find(string folder, string part, string content, int axes)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new UnusableFileException(
                folder, "there is no such folder", "name the folder that holds the four MNIST files");
        }

        string[] names =
        [
            $"{part}-{content}-idx{axes}-ubyte.gz", $"{part}-{content}-idx{axes}-ubyte",
            $"{part}-{content}.idx{axes}-ubyte.gz", $"{part}-{content}.idx{axes}-ubyte",
        ];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new UnusableFileException(
                folder, $"has no file {names[0]} (or {names[1]})", "put the file there or name the folder that holds the four MNIST files");
    }
}

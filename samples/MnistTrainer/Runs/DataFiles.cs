using ActGen.Training;

namespace MnistTrainer.Runs;

/// <summary>The data as they come: a training and a test set.</summary>
/// <param name="Training">The training set.</param>
/// <param name="Test">The test set.</param>
internal sealed record DataFiles(MnistDataset Training, MnistDataset Test)
{
    /// <summary>The folder of the files that come with this sample.</summary>
    public static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Reads the four files.</summary>
    /// <param name="folder">Their folder; that of this sample if null.</param>
    /// <exception cref="UnusableFileException">A file is missing or flawed.</exception>
    public static DataFiles Read(string? folder)
    {
        folder ??= OwnFolder;
        MnistFolder.Check(folder);
        var files = new DataFiles(MnistFolder.ReadTraining(folder), MnistFolder.ReadTest(folder));
        return files.Test.SampleShape.Equals(files.Training.SampleShape)
            ? files
            : throw new UnusableFileException(
                folder,
                $"expected test images of the shape {files.Training.SampleShape}, as the training images, found {files.Test.SampleShape}",
                "take all four files from the same set");
    }
}

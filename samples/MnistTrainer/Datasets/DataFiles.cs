using ActGen.Training;

namespace MnistTrainer.Datasets;

/// <summary>The data as they come: a training and a test set.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Training">The training set.</param>
/// <param name="Test">The test set.</param>
internal sealed record DataFiles(DataSource Source, MnistDataset Training, MnistDataset Test)
{
    /// <summary>The folder of the files that come with this sample.</summary>
    public static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Reads the four files.</summary>
    /// <param name="source">Where they are.</param>
    /// <exception cref="UnusableFileException">A file is missing or flawed.</exception>
    public static DataFiles Read(DataSource source)
    {
        var folder = source.Folder;
        MnistFolder.Check(folder);
        var files = new DataFiles(source, MnistFolder.ReadTraining(folder), MnistFolder.ReadTest(folder));
        return files.Test.SampleShape.Equals(files.Training.SampleShape)
            ? files
            : throw new UnusableFileException(
                folder,
                $"expected test images of the shape {files.Training.SampleShape}, as the training images, found {files.Test.SampleShape}",
                "take all four files from the same set");
    }
}

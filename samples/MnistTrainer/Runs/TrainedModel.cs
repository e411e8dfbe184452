using ActGen.Training;
using MnistTrainer.Networks;

namespace MnistTrainer.Runs;

/// <summary>Builds the model that a checkpoint belongs to.</summary>
internal static class TrainedModel
{
    /// <summary>The model with the parameters of the checkpoint, for images as it was trained on.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="settings">Its settings.</param>
    /// <exception cref="UnusableFileException">The parameters do not fit such images.</exception>
    public static Sequential Load(Checkpoint checkpoint, TrainSettings settings)
    {
        var (sample, classes) = SampleText.Read(checkpoint);
        var model = Network.Create(settings, sample, classes);
        checkpoint.Restore(model);
        return model;
    }

    /// <summary>The model with the parameters of the checkpoint, for the images of a data set.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="data">The images.</param>
    /// <param name="title">The name of the data set.</param>
    /// <exception cref="UnusableFileException">It was trained on images of another size.</exception>
    public static Sequential Load(Checkpoint checkpoint, TrainSettings settings, MnistDataset data, string title)
    {
        SampleText.Check(checkpoint, data, title);
        return Load(checkpoint, settings);
    }
}

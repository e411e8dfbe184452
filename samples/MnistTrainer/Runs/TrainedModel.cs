using ActGen.Training;
using MnistTrainer.Networks;

namespace MnistTrainer.Runs;

/// <summary>Builds the model that a checkpoint belongs to.</summary>
internal static class TrainedModel
{
    /// <summary>The model with the parameters of the checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="sample">The shape of one image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="UnusableFileException">The parameters do not fit such images.</exception>
    public static Sequential Load(Checkpoint checkpoint, TrainSettings settings, Shape sample, int classes)
    {
        var model = Network.Create(settings, sample, classes);
        checkpoint.Restore(model);
        return model;
    }
}

using ActGen.Training;
using MnistTrainer.Runs;

namespace MnistTrainer.Exports;

/// <summary>The exported network: the network of a checkpoint with its parameters.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Settings">How it was trained.</param>
/// <param name="Model">The network.</param>
internal sealed record TrainedRun(Checkpoint Checkpoint, TrainSettings Settings, Sequential Model)
{
    /// <summary>Reads a checkpoint and builds its network.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnusableFileException">It is no checkpoint of this program.</exception>
    public static TrainedRun Read(string path)
    {
        var checkpoint = Checkpoint.Read(path);
        var settings = SettingsText.Read(checkpoint.Path, checkpoint.Texts);
        return new(checkpoint, settings, TrainedModel.Load(checkpoint, settings));
    }
}

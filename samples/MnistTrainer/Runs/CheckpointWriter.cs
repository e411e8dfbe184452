using ActGen.Training;

namespace MnistTrainer.Runs;

/// <summary>Writes the checkpoint before the first epoch and after each one. Must be the last callback that has a state.</summary>
/// <param name="folder">The run folder.</param>
/// <param name="settings">The settings, which the checkpoint remembers.</param>
internal sealed class CheckpointWriter(RunFolder folder, TrainSettings settings) : Callback
{
    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan) => Write(trainer);

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics) => Write(trainer);

    private void Write(Trainer trainer) => Checkpoint.Write(folder.Checkpoint, trainer.Capture(), SettingsText.Write(settings));
}

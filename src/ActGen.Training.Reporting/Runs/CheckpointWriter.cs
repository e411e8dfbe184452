namespace ActGen.Training.Reporting;

/// <summary>Writes the checkpoint before the first epoch and after each one. Must be the last callback that has a state.</summary>
/// <param name="path">The file.</param>
/// <param name="settings">Names and texts that the checkpoint remembers.</param>
public sealed class CheckpointWriter(string path, IEnumerable<KeyValuePair<string, string>> settings) : Callback
{
    private readonly KeyValuePair<string, string>[] _settings = [.. settings];

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan) => Write(trainer);

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics) => Write(trainer);

    private void Write(Trainer trainer) => Checkpoint.Write(path, trainer.Capture(), _settings);
}

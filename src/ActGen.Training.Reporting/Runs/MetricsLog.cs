using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>Keeps <c>metrics.jsonl</c>: a line for each epoch, those before a resume included.</summary>
/// <param name="folder">The run folder; null keeps the epochs without writing.</param>
public sealed class MetricsLog(RunFolder? folder) : Callback
{
    private const string Key = "metrics";
    private readonly StringBuilder _lines = new();
    private readonly List<EpochMetrics> _epochs = [];

    /// <summary>All epochs, those before a resume included.</summary>
    public IReadOnlyList<EpochMetrics> Epochs => _epochs;

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan) => Write();

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
        _epochs.Add(metrics);
        _lines.Append(MetricsLine.Write(metrics)).Append('\n');
        Write();
    }

    /// <inheritdoc />
    public override void Save(Trainer trainer, TrainingState state) => state.Add(Key, _lines.ToString());

    /// <inheritdoc />
    public override void Check(Trainer trainer, TrainingState state)
    {
        var last = 0;
        foreach (var epoch in Read(state))
        {
            last = epoch.Epoch > last && epoch.Epoch <= state.Epoch ? epoch.Epoch : throw new InvalidDataException(
                $"entry '{Key}' of the state has a line of epoch {epoch.Epoch} after that of epoch {last}, and {state.Epoch} are finished");
        }
    }

    /// <inheritdoc />
    public override void Load(Trainer trainer, TrainingState state)
    {
        var epochs = Read(state);
        _lines.Clear().Append(state.Text(Key));
        _epochs.Clear();
        _epochs.AddRange(epochs);
    }

    private static EpochMetrics[] Read(TrainingState state) =>
        [.. state.Text(Key).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MetricsLine.Read)];

    private void Write()
    {
        if (folder is not null)
        {
            AtomicFile.WriteText(folder.Metrics, _lines.ToString());
        }
    }
}

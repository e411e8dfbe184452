using System.Text;
using System.Text.Json;
using ActGen.Training;

namespace MnistTrainer.Runs;

/// <summary>Keeps <c>metrics.jsonl</c>: a line for each epoch, those before a resume included.</summary>
/// <param name="folder">The run folder.</param>
internal sealed class MetricsLog(RunFolder folder) : Callback
{
    private const string Key = "metrics";
    private readonly StringBuilder _lines = new();

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan) => AtomicFile.WriteText(folder.Metrics, _lines.ToString());

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
        if (metrics.ValidationLoss is { } loss && !double.IsFinite(loss))
        {
            throw Experiment.Diverged(
                $"training diverged in epoch {metrics.Epoch}, after its last batch: the validation loss is not finite");
        }

        _lines.Append(Line(metrics)).Append('\n');
        AtomicFile.WriteText(folder.Metrics, _lines.ToString());
    }

    /// <inheritdoc />
    public override void Save(Trainer trainer, TrainingState state) => state.Add(Key, _lines.ToString());

    /// <inheritdoc />
    public override void Load(Trainer trainer, TrainingState state)
    {
        var text = state.Text(Key);
        _lines.Clear().Append(text);
    }

    private static string Line(EpochMetrics metrics)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", metrics.Epoch);
            json.WriteNumber("loss", metrics.Loss);
            json.WriteNumber("accuracy", metrics.Accuracy);
            WriteNumber(json, "val_loss", metrics.ValidationLoss);
            WriteNumber(json, "val_accuracy", metrics.ValidationAccuracy);
            json.WriteNumber("lr", (float)metrics.LearningRate);
            json.WriteNumber("seconds", Math.Round(metrics.Seconds, 4));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

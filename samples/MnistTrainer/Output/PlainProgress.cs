using ActGen.Training;

namespace MnistTrainer.Output;

/// <summary>Writes a line for each epoch, without control codes.</summary>
/// <param name="output">Where to write.</param>
internal sealed class PlainProgress(TextWriter output) : Callback
{
    private int _epochs;

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan) => _epochs = plan.Epochs;

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
        output.WriteLine(EpochLine.Of(metrics, _epochs));
        output.Flush();
    }
}

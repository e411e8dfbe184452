using ActGen.Training;

namespace MnistTrainer.Runs;

/// <summary>Ends a training whose validation loss is not finite, as one whose training loss is not.</summary>
internal sealed class FiniteValidation : Callback
{
    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
        if (metrics.ValidationLoss is { } loss && !double.IsFinite(loss))
        {
            throw Experiment.Diverged(
                $"training diverged in epoch {metrics.Epoch}, after its last batch: the validation loss is not finite");
        }
    }
}

namespace ActGen.Training;

/// <summary>The number that a callback watches: the loss or a metric, of the training samples or of the validation set.</summary>
/// <param name="Metric">The name of the metric; null for the loss.</param>
/// <param name="Validation">Whether on the validation set.</param>
public readonly record struct Monitored(string? Metric, bool Validation)
{
    /// <summary>Training loss.</summary>
    public static Monitored Loss => new(null, Validation: false);

    /// <summary>Loss on the validation set.</summary>
    public static Monitored ValidationLoss => new(null, Validation: true);

    /// <summary>Training accuracy.</summary>
    public static Monitored Accuracy => new("accuracy", Validation: false);

    /// <summary>Accuracy on the validation set.</summary>
    public static Monitored ValidationAccuracy => new("accuracy", Validation: true);

    /// <summary>The name that Keras has for the number, and our logs: <c>val_loss</c>.</summary>
    public override string ToString() => (Validation ? "val_" : "") + (Metric ?? "loss");

    /// <summary>The number, turned so that lower is better; NaN where there is none.</summary>
    internal double Cost(EpochMetrics metrics, Trainer trainer)
    {
        var evaluation = Validation ? metrics.Validation : metrics.Training;
        if (evaluation is null || Metric is null)
        {
            return evaluation?.Loss ?? double.NaN;
        }

        return Find(trainer)!.HigherIsBetter ? -evaluation[Metric] : evaluation[Metric];
    }

    /// <summary>Checks that the training will have the number.</summary>
    internal void Check(Trainer trainer, TrainingPlan plan, string callback)
    {
        if (Metric is not null && Find(trainer) is null)
        {
            throw new ArgumentException(
                $"{callback} watches {this}, but the training does not measure {Metric}; it measures "
                + string.Join(", ", ["loss", .. trainer.Metrics.Select(metric => metric.Name)]));
        }

        if (plan.ValidationSamples == 0 && Validation)
        {
            throw new ArgumentException(
                $"{callback} watches {this}, but there is no validation set: give one to Fit, or watch {this with { Validation = false }}");
        }
    }

    private Metric? Find(Trainer trainer)
    {
        var name = Metric;
        return trainer.Metrics.FirstOrDefault(metric => metric.Name == name);
    }
}

namespace ActGen.Training;

/// <summary>The number that a callback watches.</summary>
public enum Metric
{
    /// <summary>Loss on the validation set; lower is better.</summary>
    ValidationLoss,

    /// <summary>Accuracy on the validation set; higher is better.</summary>
    ValidationAccuracy,

    /// <summary>Training loss; lower is better.</summary>
    Loss,

    /// <summary>Training accuracy; higher is better.</summary>
    Accuracy,
}

/// <summary>Reads and compares monitored numbers.</summary>
internal static class MetricReading
{
    /// <summary>The name that Keras has for the number, and our logs.</summary>
    public static string Name(this Metric metric) => metric switch
    {
        Metric.ValidationLoss => "val_loss",
        Metric.ValidationAccuracy => "val_accuracy",
        Metric.Loss => "loss",
        _ => "accuracy",
    };

    /// <summary>The number, turned so that lower is better.</summary>
    public static double Cost(this Metric metric, EpochMetrics metrics) => metric switch
    {
        Metric.ValidationLoss => metrics.ValidationLoss ?? double.NaN,
        Metric.ValidationAccuracy => -metrics.ValidationAccuracy ?? double.NaN,
        Metric.Loss => metrics.Loss,
        _ => -metrics.Accuracy,
    };

    /// <summary>Checks that the training will have the number.</summary>
    public static void Check(this Metric metric, TrainingPlan plan, string callback)
    {
        if (plan.ValidationSamples == 0 && metric is Metric.ValidationLoss or Metric.ValidationAccuracy)
        {
            throw new ArgumentException(
                $"{callback} watches {metric}, but there is no validation set: give one to Fit, or watch {Metric.Loss}");
        }
    }
}

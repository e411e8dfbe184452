namespace ActGen.Training;

/// <summary>The number that a callback watches.</summary>
public enum Monitor
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
internal static class Monitored
{
    /// <summary>The number, turned so that lower is better.</summary>
    public static double Cost(this Monitor monitor, EpochMetrics metrics) => monitor switch
    {
        Monitor.ValidationLoss => metrics.ValidationLoss ?? double.NaN,
        Monitor.ValidationAccuracy => -metrics.ValidationAccuracy ?? double.NaN,
        Monitor.Loss => metrics.Loss,
        _ => -metrics.Accuracy,
    };

    /// <summary>Checks that the training will have the number.</summary>
    public static void Check(this Monitor monitor, TrainingPlan plan, string callback)
    {
        if (plan.ValidationSamples == 0 && monitor is Monitor.ValidationLoss or Monitor.ValidationAccuracy)
        {
            throw new ArgumentException($"{callback} watches {monitor}, but there is no validation set: give one to Fit, or watch {Monitor.Loss}");
        }
    }
}

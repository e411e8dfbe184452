using System.Globalization;
using ActGen.Training;

namespace MnistTrainer.Output;

/// <summary>Says in one line what an epoch gave.</summary>
internal static class EpochLine
{
    /// <summary>A number of epochs, in words.</summary>
    /// <param name="epochs">The number.</param>
    public static string Count(int epochs) => string.Create(CultureInfo.InvariantCulture, $"{epochs} {(epochs == 1 ? "epoch" : "epochs")}");

    /// <summary>The line.</summary>
    /// <param name="metrics">The epoch.</param>
    /// <param name="epochs">The number of the last epoch.</param>
    public static string Of(EpochMetrics metrics, int epochs)
    {
        var width = epochs.ToString(CultureInfo.InvariantCulture).Length;
        var number = metrics.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        return string.Create(CultureInfo.InvariantCulture,
            $"epoch {number}/{epochs}  loss {metrics.Loss:0.0000}  accuracy {metrics.Accuracy:0.0000}  "
            + $"val_loss {metrics.ValidationLoss:0.0000}  val_accuracy {metrics.ValidationAccuracy:0.0000}  "
            + $"lr {metrics.LearningRate:0.#######}  {metrics.Seconds:0.00} s");
    }
}

using ActGen;
using ActGen.Training;
using MnistTrainer.Runs;

namespace MnistTrainer.Networks;

/// <summary>How large a network would be, before it is built.</summary>
internal static class NetworkSize
{
    /// <summary>One gigabyte for weights, gradients and two moments of Adam.</summary>
    public const long MostWeights = 64_000_000;

    /// <summary>The number of weights, without biases and what activations learn.</summary>
    /// <param name="settings">Network and widths.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="sample">The shape of one image.</param>
    /// <param name="classes">The number of outputs.</param>
    public static long Weights(TrainSettings settings, ActivationInfo activation, Shape sample, int classes)
    {
        var (weights, inputs) = settings.Network == "cnn" ? Convolutions(settings.Padding, activation, sample) : (0L, (long)sample.Size);
        foreach (var width in settings.Widths.Append(classes))
        {
            weights += inputs * width;
            inputs = After(activation, width);
        }

        return weights;
    }

    // Behind an activation of k inputs and m outputs, a layer has m / k times its width.
    private static int After(ActivationInfo activation, int width) => width / activation.Inputs.Count * activation.Outputs;

    private static (long Weights, long Features) Convolutions(Padding padding, ActivationInfo activation, Shape sample)
    {
        var (height, width, channels, weights) = (sample[0], sample[1], sample.Channels, 0L);
        foreach (var filters in Cnn.Filters)
        {
            weights += (long)Cnn.Kernel * Cnn.Kernel * channels * filters;
            var edge = padding == Padding.Valid ? Cnn.Kernel - 1 : 0;
            (height, width) = (Math.Max(0, height - edge) / Cnn.Pool, Math.Max(0, width - edge) / Cnn.Pool);
            channels = After(activation, filters);
        }

        return (weights, (long)height * width * channels);
    }
}

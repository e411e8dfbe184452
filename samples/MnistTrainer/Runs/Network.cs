using ActGen;
using ActGen.Training;
using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>Builds the networks of this sample.</summary>
internal static class Network
{
    // As in document 1, Keras' random_normal; the output layer keeps Keras' default, glorot_uniform.
    private const float HiddenDeviation = 0.05f;

    // One gigabyte for weights, gradients and two moments of Adam.
    private const long MostWeights = 64_000_000;

    /// <summary>A stack of dense layers, each hidden one followed by the activation, at its initial weights.</summary>
    /// <param name="settings">Activation, widths and seed.</param>
    /// <param name="sample">The shape of one image.</param>
    /// <param name="classes">The number of outputs.</param>
    public static Sequential Create(TrainSettings settings, Shape sample, int classes)
    {
        var activation = ActivationCatalogue.Get(settings.Activation);
        Check(settings, sample, classes);
        var layers = new List<Layer> { new Flatten() };
        foreach (var width in settings.Layers)
        {
            layers.Add(new Dense(width, WeightInitializer.Normal(0, HiddenDeviation)));
            layers.Add(ActivationLayer.Create(activation));
        }

        layers.Add(new Dense(classes));
        var model = new Sequential(sample, [.. layers]);
        model.Initialize(settings.Seed);
        return model;
    }

    /// <summary>Checks that there is such a network, and that it is not too large.</summary>
    /// <param name="settings">Activation and widths.</param>
    /// <param name="sample">The shape of one image.</param>
    /// <param name="classes">The number of outputs.</param>
    /// <exception cref="UserErrorException">It cannot be built.</exception>
    public static void Check(TrainSettings settings, Shape sample, int classes)
    {
        var (widths, inputs) = (settings.Layers, sample.Size);
        var activation = ActivationCatalogue.Get(settings.Activation).Info;
        if (widths.FirstOrDefault(width => width % activation.Inputs.Count != 0) is > 0 and var odd)
        {
            throw new UserErrorException(
                $"--layers {string.Join(',', widths)}: {activation.Name} makes one value of {activation.Inputs.Count}, so {odd} must be a multiple of {activation.Inputs.Count}");
        }

        // Behind an activation of k inputs and m outputs, a layer has m / k times its width.
        long weights = 0;
        foreach (var width in widths.Append(classes))
        {
            weights += (long)inputs * width;
            inputs = width / activation.Inputs.Count * activation.Outputs;
        }

        if (weights > MostWeights)
        {
            throw new UserErrorException(
                $"--layers {string.Join(',', widths)}: {weights:N0} weights are too many; {MostWeights:N0} is the most");
        }
    }
}

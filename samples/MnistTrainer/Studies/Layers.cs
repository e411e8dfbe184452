using ActGen.Training;
using MnistTrainer.Networks;
using MnistTrainer.Runs;

namespace MnistTrainer.Studies;

/// <summary>Networks of studies.</summary>
internal static class Layers
{
    /// <summary>A new layer of a named activation.</summary>
    /// <param name="activation">The name.</param>
    public static Layer Act(string activation) => ActivationLayer.Create(ActivationCatalogue.Get(activation));

    /// <summary>The multilayer perceptron of the command line, 784-128-128-10 on MNIST.</summary>
    /// <param name="activation">The activation.</param>
    public static Func<Shape, int, Sequential> Mlp(string activation) => Named("mlp", activation);

    /// <summary>The convolutional network of the command line.</summary>
    /// <param name="activation">The activation.</param>
    public static Func<Shape, int, Sequential> Cnn(string activation) => Named("cnn", activation);

    private static Func<Shape, int, Sequential> Named(string network, string activation) => (sample, classes) =>
    {
        var plan = NetworkPlan.Of(new TrainSettings { Network = network, Activation = activation }, classes);
        return new Sequential(sample, [.. Network.Get(network).Layers(plan)]);
    };
}

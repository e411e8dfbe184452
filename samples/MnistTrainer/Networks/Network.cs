using ActGen.Training;
using MnistTrainer.Cli;
using MnistTrainer.Runs;

namespace MnistTrainer.Networks;

/// <summary>The networks that can be named.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Description">Its layers, in one line.</param>
/// <param name="Widths">The widths of its hidden dense layers if none are given.</param>
/// <param name="Layers">Makes its layers.</param>
internal sealed record Network(string Name, string Description, IReadOnlyList<int> Widths, Func<NetworkPlan, IEnumerable<Layer>> Layers)
{
    private static readonly Network[] Rows =
    [
        new("mlp", "dense layers, each followed by the activation", [128, 128], Mlp.Layers),
        new("cnn", "conv 3x3x32 - act - maxpool 2 - conv 3x3x64 - act - maxpool 2 - dense 128 - act - dense", [128], Cnn.Layers),
    ];

    /// <summary>Whether it has convolutions.</summary>
    public bool HasConvolutions => Name == "cnn";

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Rows.Select(row => row.Name);

    /// <summary>The network of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static Network Get(string name) =>
        Array.Find(Rows, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserErrorException(
            $"unknown network {name}{Suggestion.For(name, Names)} (there are {string.Join(", ", Names)})");

    /// <summary>Builds the network of some settings, at its initial weights.</summary>
    /// <param name="settings">Network, activation, widths, padding, dropout and seed.</param>
    /// <param name="sample">The shape of one image.</param>
    /// <param name="classes">The number of outputs.</param>
    /// <exception cref="UserErrorException">It cannot be built.</exception>
    public static Sequential Create(TrainSettings settings, Shape sample, int classes)
    {
        Check(settings, sample, classes);
        var network = Get(settings.Network);
        try
        {
            var model = new Sequential(sample, [.. network.Layers(NetworkPlan.Of(settings, classes))]);
            model.Initialize(settings.Seed);
            return model;
        }
        catch (ArgumentException error)
        {
            throw new UserErrorException($"--network {network.Name} does not fit images of {sample}: {error.Message}");
        }
    }

    /// <summary>Checks that there is such a network, and that it is not too large.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="sample">The shape of one image.</param>
    /// <param name="classes">The number of outputs.</param>
    /// <exception cref="UserErrorException">It cannot be built.</exception>
    public static void Check(TrainSettings settings, Shape sample, int classes)
    {
        var activation = ActivationCatalogue.Get(settings.Activation).Info;
        var widths = string.Join(',', settings.Widths);
        if (settings.Widths.FirstOrDefault(width => width % activation.Inputs.Count != 0) is > 0 and var odd)
        {
            throw new UserErrorException(
                $"--layers {widths}: {activation.Name} makes one value of {activation.Inputs.Count}, so {odd} must be "
                + $"a multiple of {activation.Inputs.Count}");
        }

        if (NetworkSize.Weights(settings, activation, sample, classes) is > NetworkSize.MostWeights and var weights)
        {
            throw new UserErrorException($"--layers {widths}: {weights:N0} weights are too many; {NetworkSize.MostWeights:N0} is the most");
        }
    }
}

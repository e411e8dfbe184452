using ActGen.Training;
using ActGen.Training.Mpi;
using MnistTrainer.Networks;

namespace MnistTrainer.Runs;

/// <summary>
/// Everything that decides what a training computes, and on how many threads. Two runs with equal settings give equal bits.
/// </summary>
internal sealed record TrainSettings
{
    /// <summary>A thread for each processor, shared among the processes on this machine if there are several.</summary>
    public static int DefaultThreads => Math.Max(1, Environment.ProcessorCount / MpiProcessGroup.LocalSize);

    /// <summary>The data set: a name, or a folder.</summary>
    public string Data { get; init; } = "mnist";

    /// <summary>The name of the network.</summary>
    public string Network { get; init; } = "mlp";

    /// <summary>The name of the activation behind every hidden layer.</summary>
    public string Activation { get; init; } = "SoftExponential";

    /// <summary>The widths of the hidden dense layers if they are given; see <see cref="Widths"/>.</summary>
    public IReadOnlyList<int>? Layers { get; init; }

    /// <summary>The widths of the hidden dense layers.</summary>
    public IReadOnlyList<int> Widths => Layers ?? Networks.Network.Get(Network).Widths;

    /// <summary>The treatment of the edges by convolutions.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>The part of the values that dropout sets to 0; 0 for no dropout.</summary>
    public float Dropout { get; init; }

    /// <summary>How many of the training images are used, validation included; all without a value.</summary>
    public int? Limit { get; init; }

    /// <summary>How many epochs at most.</summary>
    public int Epochs { get; init; } = 26;

    /// <summary>Phases in which some parameters learn and the others rest; none for a training of one piece.</summary>
    public IReadOnlyList<PhaseSetting> Phases { get; init; } = [];

    /// <summary>Samples in a batch.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>The name of the optimizer.</summary>
    public string Optimizer { get; init; } = "adam";

    /// <summary>The learning rate at the start if one is given; see <see cref="Rate"/>.</summary>
    public float? LearningRate { get; init; }

    /// <summary>The learning rate at the start.</summary>
    public float Rate => LearningRate ?? Optimizers.Get(Optimizer).Rate;

    /// <summary>Decides initial weights, validation split and order of the samples.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number of threads. It does not change the result.</summary>
    public int Threads { get; init; } = DefaultThreads;

    /// <summary>
    /// Whether the test set serves as validation set, as in the Keras soft-exponential program, instead of a part of the training set.
    /// </summary>
    public bool ValidateOnTest { get; init; }
}

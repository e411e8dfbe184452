namespace MnistTrainer.Runs;

/// <summary>
/// Everything that decides what a training computes, and on how many threads. Two runs with equal settings give equal bits.
/// </summary>
internal sealed record TrainSettings
{
    /// <summary>The name of the activation behind every hidden layer.</summary>
    public string Activation { get; init; } = "SoftExponential";

    /// <summary>The widths of the hidden layers.</summary>
    public IReadOnlyList<int> Layers { get; init; } = [128, 128];

    /// <summary>How many of the training images are used, validation included; all without a value.</summary>
    public int? Limit { get; init; }

    /// <summary>How many epochs at most.</summary>
    public int Epochs { get; init; } = 26;

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
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether the test set serves as validation set, as in document 1, instead of a part of the training set.</summary>
    public bool ValidateOnTest { get; init; }
}

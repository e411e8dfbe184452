namespace ActGen.Training;

/// <summary>How a <see cref="Trainer"/> works.</summary>
public sealed class TrainerOptions
{
    /// <summary>The loss that training makes small.</summary>
    public Loss Loss { get; init => field = value ?? throw new ArgumentNullException(nameof(Loss)); } = new SoftmaxCrossEntropy();

    /// <summary>The metrics that are measured beside the loss; its <see cref="Training.Loss.DefaultMetrics"/> if not given.</summary>
    public IReadOnlyList<Metric>? Metrics { get; init; }

    /// <summary>Samples of a step.</summary>
    public int BatchSize { get; init => field = Checks.AtLeast(1, value, nameof(BatchSize), nameof(TrainerOptions)); } = 128;

    /// <summary>
    /// Samples that one thread takes through the network at a time; if not given, as many as keep what is between the layers in the
    /// second-level cache, 32 at most. Sums of gradients are cut at shards, so it has an influence on the last bits; the number of
    /// threads has none.
    /// </summary>
    public int? ShardRows
    {
        get;
        init => field = value is { } rows ? Checks.AtLeast(1, rows, nameof(ShardRows), nameof(TrainerOptions)) : null;
    }

    /// <summary>Number of threads; that of processors if not given.</summary>
    public int Threads
    {
        get;
        init => field = Checks.AtLeast(1, value, nameof(Threads), nameof(TrainerOptions));
    } = Environment.ProcessorCount;

    /// <summary>
    /// The processes that train together, each with a trainer of its own, with the same options but for threads and watching callbacks:
    /// this one alone if not given. Their number does not change the result.
    /// </summary>
    public ProcessGroup Processes
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Processes));
    } = ProcessGroup.Single;

    /// <summary>Seed of the order of the samples and of dropout, and of the first values of a model that has none yet.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The largest norm of the gradient of all parameters together; a longer gradient is scaled down to it before the step, as with
    /// Keras' <c>global_clipnorm</c>. Infinite: no limit.
    /// </summary>
    public float ClipNorm
    {
        get;
        init => field = Checks.PositiveOrInfinite(value, nameof(ClipNorm), nameof(TrainerOptions));
    } = float.PositiveInfinity;

    /// <summary>Whether the samples come in a new random order each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>How the learning rate changes.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Phases with frozen groups, one after another; without any, all epochs are alike.</summary>
    public IReadOnlyList<TrainingPhase> Phases { get; init; } = [];

    /// <summary>The callbacks at epochs and steps, called in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];
}

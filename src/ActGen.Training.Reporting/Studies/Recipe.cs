namespace ActGen.Training.Reporting;

/// <summary>Everything that decides what one training of a study computes, but for its seed.</summary>
public sealed record Recipe
{
    /// <summary>The name of the data set.</summary>
    public required string DataName { get; init; }

    /// <summary>The data for a seed, and at most so many training samples.</summary>
    public required Func<ulong, int?, StudyData> Data { get; init; }

    /// <summary>Builds the network, uninitialized.</summary>
    public required Func<Shape, int, Sequential> Network { get; init; }

    /// <summary>The network in words.</summary>
    public required string NetworkText { get; init; }

    /// <summary>Makes the optimizer.</summary>
    public Func<Optimizer> Optimizer { get; init; } = () => new Adam();

    /// <summary>How the learning rate changes.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Makes the phases, if there are any, of so many epochs at most each; without a limit if null.</summary>
    public Func<int?, IReadOnlyList<TrainingPhase>>? Phases { get; init; }

    /// <summary>Makes the callbacks that steer the training, such as early stopping.</summary>
    public Func<IEnumerable<Callback>> Steering { get; init; } = () => [];

    /// <summary>Epochs at most; phases say themselves how long they are.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples in a batch.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>The largest norm of the gradient.</summary>
    public float ClipNorm { get; init; } = float.PositiveInfinity;
}

/// <summary>The data of one training.</summary>
/// <param name="Training">What the network learns from.</param>
/// <param name="Validation">What is measured after each epoch.</param>
/// <param name="Test">What is measured at the end.</param>
/// <param name="Classes">The number of classes.</param>
public sealed record StudyData(IDataset Training, IDataset Validation, IDataset Test, int Classes);

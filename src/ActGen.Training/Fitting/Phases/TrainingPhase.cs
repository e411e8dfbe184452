namespace ActGen.Training;

/// <summary>
/// Some epochs of a training in which some parameter groups are frozen, with a learning rate, a schedule or an optimizer of their own:
/// first the weights, then the activations alone, then the weights again.
/// </summary>
public sealed class TrainingPhase
{
    /// <summary>The name, for messages, logs and checkpoints.</summary>
    public string Name { get; init; } = "";

    /// <summary>Number of epochs, at least 1. The last phase of a training goes on if there are more epochs.</summary>
    public required int Epochs { get; init => field = Checks.AtLeast(1, value, nameof(Epochs), nameof(TrainingPhase)); }

    /// <summary>The optimizer's learning rate from the first epoch of the phase on; unchanged if not given.</summary>
    public float? LearningRate
    {
        get;
        init => field = value is { } rate ? Checks.NotNegative(rate, nameof(LearningRate), nameof(TrainingPhase)) : null;
    }

    /// <summary>
    /// The optimizer of the phase; that of the trainer if not given. One of its own starts without memory of the steps before; phases
    /// that share one continue it.
    /// </summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>How the learning rate changes, in epochs since the start of the phase; the trainer's schedule if not given.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Names of the groups that are frozen in the phase. All others learn.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>Names of the groups that learn in the phase, if it is easier to name those: all others are frozen.</summary>
    public IReadOnlyList<string>? Learning { get; init; }

    /// <summary>The number of epochs of some phases together.</summary>
    /// <param name="phases">The phases.</param>
    public static int TotalEpochs(IReadOnlyList<TrainingPhase> phases)
    {
        ArgumentNullException.ThrowIfNull(phases);
        return phases.Sum(phase => phase.Epochs);
    }

    /// <summary>Whether a group learns in the phase.</summary>
    internal bool Learns(string group) => !Frozen.Contains(group) && (Learning is null || Learning.Contains(group));

    /// <summary>Checks that the model has the groups, and that one of them learns.</summary>
    internal void Check(Sequential model, int number)
    {
        foreach (var name in Frozen.Concat(Learning ?? []))
        {
            if (model.Groups.All(group => group.Name != name))
            {
                throw new ArgumentException(
                    $"{Title(number)} needs the parameter group '{name}', which the model has not; {model.GroupList}");
            }
        }

        if (!model.Groups.Any(group => Learns(group.Name)))
        {
            throw new ArgumentException($"in {Title(number)} nothing learns: all of the model's parameter groups are frozen");
        }
    }

    /// <summary>Freezes and unfreeze the groups of a model, and on the phase's first epoch sets the learning rate.</summary>
    internal void Begin(Sequential model, Optimizer optimizer, bool first)
    {
        foreach (var group in model.Groups)
        {
            if (Learns(group.Name))
            {
                group.Unfreeze();
            }
            else
            {
                group.Freeze();
            }
        }

        if (first && LearningRate is { } rate)
        {
            optimizer.LearningRate = rate;
        }
    }

    /// <summary>For messages: <c>phase 2 'activation'</c>.</summary>
    internal string Title(int number) => Name.Length == 0 ? $"phase {number}" : $"phase {number} '{Name}'";

    /// <summary>The settings that must be the same for a training to continue in or behind the phase, as text.</summary>
    internal string Description(Optimizer main) =>
        $"{Name}; frozen {string.Join(',', Frozen)}; learning {(Learning is null ? "all others" : string.Join(',', Learning))}; "
        + (Optimizer ?? main).Name;
}

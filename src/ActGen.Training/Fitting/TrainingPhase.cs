namespace ActGen.Training;

/// <summary>
/// Some epochs of a training in which some parameter groups are frozen, at a learning rate of their own: first the weights, then
/// the activations alone, then the weights again.
/// </summary>
public sealed class TrainingPhase
{
    /// <summary>The name, for messages and logs.</summary>
    public string Name { get; init; } = "";

    /// <summary>Number of epochs, at least 1. The last phase of a training goes on if there are more epochs.</summary>
    public required int Epochs { get; init => field = Checks.AtLeast(1, value, nameof(Epochs)); }

    /// <summary>The optimizer's learning rate from the first epoch of the phase on; unchanged if not given.</summary>
    public float? LearningRate
    {
        get;
        init => field = value is { } rate ? Checks.NotNegative(rate, nameof(LearningRate)) : null;
    }

    /// <summary>Names of the groups that are frozen in the phase. All others learn.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>Freezes and thaws the groups of a model, and on the phase's first epoch sets the learning rate.</summary>
    internal void Begin(Sequential model, Optimizer optimizer, bool first)
    {
        foreach (var group in model.Groups)
        {
            group.Thaw();
        }

        foreach (string name in Frozen)
        {
            model.Group(name).Freeze();
        }

        if (first && LearningRate is { } rate)
        {
            optimizer.LearningRate = rate;
        }
    }

    /// <summary>The phase of an epoch, and whether the epoch is its first.</summary>
    internal static (TrainingPhase Phase, bool First) Of(IReadOnlyList<TrainingPhase> phases, int epoch)
    {
        int first = 1;
        int index = 0;
        for (; index < phases.Count - 1 && epoch >= first + phases[index].Epochs; index++)
        {
            first += phases[index].Epochs;
        }

        return (phases[index], epoch == first);
    }
}

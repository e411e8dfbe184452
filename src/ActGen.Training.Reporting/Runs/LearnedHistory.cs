namespace ActGen.Training.Reporting;

/// <summary>
/// Follows the learned parameters of the activations: where they start, and how they spread after each epoch. It is kept in the
/// checkpoint, so that a training that goes on tells the whole story.
/// </summary>
public sealed class LearnedHistory : Callback
{
    private const string StartName = "learned.start/";
    private const string SpreadName = "learned.spread/";

    private readonly List<LearnedParameter> _parameters = [];

    /// <summary>The parameters, in the order of the model.</summary>
    public IReadOnlyList<LearnedParameter> Parameters => _parameters;

    /// <summary>Whether any activation learns.</summary>
    public bool IsLearned => _parameters.Count > 0;

    /// <summary>After each epoch, how far all of the parameters' values are from their start: the root of the mean square.</summary>
    public IReadOnlyList<double> Moved =>
        IsLearned ? [.. Enumerable.Range(0, _parameters[0].Epochs.Count).Select(MovedAt)] : [];

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan)
    {
        if (!Loaded)
        {
            _parameters.Clear();
            _parameters.AddRange(Of(trainer.Model).Select(parameter => new LearnedParameter(parameter, parameter.Value.ToArray())));
        }

        Loaded = false;
    }

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics) => _parameters.ForEach(parameter => parameter.Record());

    /// <inheritdoc />
    public override void Save(Trainer trainer, TrainingState state)
    {
        foreach (var parameter in _parameters)
        {
            state.Add(StartName + parameter.Name, parameter.Parameter.Shape, parameter.Start);
            if (parameter.Epochs.Count > 0)
            {
                var rows = parameter.Epochs.SelectMany(epoch => epoch.Row).ToArray();
                state.Add(SpreadName + parameter.Name, Shape.Create([parameter.Epochs.Count, parameter.Columns]), rows);
            }
        }
    }

    /// <inheritdoc />
    public override void Check(Trainer trainer, TrainingState state)
    {
        foreach (var learned in Read(trainer.Model, state))
        {
            if (learned.Epochs.Count != state.Epoch)
            {
                throw new InvalidDataException(
                    $"the state has {learned.Epochs.Count} rows of '{SpreadName}{learned.Name}', and {state.Epoch} epochs are finished");
            }
        }
    }

    /// <inheritdoc />
    public override void Load(Trainer trainer, TrainingState state)
    {
        var parameters = Read(trainer.Model, state);
        _parameters.Clear();
        _parameters.AddRange(parameters);
        // A state from before the first training has no start yet.
        Loaded = parameters.Count > 0;
    }

    private static List<LearnedParameter> Read(Sequential model, TrainingState state)
    {
        var parameters = new List<LearnedParameter>();
        if (state.Epoch == 0 && !Of(model).Any(parameter => state.HasTensor(StartName + parameter.Name)))
        {
            return parameters;
        }

        foreach (var parameter in Of(model))
        {
            var learned = new LearnedParameter(parameter, state.Values(StartName + parameter.Name, parameter.Shape).ToArray());
            var name = SpreadName + parameter.Name;
            if (state.Tensors.FirstOrDefault(tensor => tensor.Name == name) is { } spread)
            {
                learned.Restore(state.Values(name, [spread.Shape[0], learned.Columns]).ToArray());
            }

            parameters.Add(learned);
        }

        return parameters;
    }

    private static IEnumerable<Parameter> Of(Sequential model) =>
        model.Layers.Where(layer => layer is IActivationLayer).SelectMany(layer => layer.Parameters);

    private double MovedAt(int epoch) => Math.Sqrt(
        _parameters.Sum(parameter => Math.Pow(parameter.Epochs[epoch].Moved, 2) * parameter.Start.Length)
        / _parameters.Sum(parameter => parameter.Start.Length));
}

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
    private bool _loaded;

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
        if (!_loaded)
        {
            _parameters.Clear();
            _parameters.AddRange(Of(trainer.Model).Select(parameter => new LearnedParameter(parameter, parameter.Value.ToArray())));
        }

        _loaded = false;
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
    public override void Load(Trainer trainer, TrainingState state)
    {
        _loaded = true;
        _parameters.Clear();
        foreach (var parameter in Of(trainer.Model))
        {
            var start = new float[parameter.Length];
            state.CopyTo(StartName + parameter.Name, parameter.Shape, start);
            var learned = new LearnedParameter(parameter, start);
            if (trainer.Epoch > 0)
            {
                var rows = new float[trainer.Epoch * learned.Columns];
                state.CopyTo(SpreadName + parameter.Name, Shape.Create([trainer.Epoch, learned.Columns]), rows);
                learned.Restore(rows);
            }

            _parameters.Add(learned);
        }
    }

    private static IEnumerable<Parameter> Of(Sequential model) =>
        model.Layers.Where(layer => layer is IActivationLayer).SelectMany(layer => layer.Parameters);

    private double MovedAt(int epoch) => Math.Sqrt(
        _parameters.Sum(parameter => Math.Pow(parameter.Epochs[epoch].Moved, 2) * parameter.Start.Length)
        / _parameters.Sum(parameter => parameter.Start.Length));
}

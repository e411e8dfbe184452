using System.Globalization;

namespace ActGen.Training;

/// <summary>Ends the training when a number has not become better for some epochs. Meanings and defaults are those of Keras.</summary>
/// <param name="monitor">The number to watch; the loss on the validation set if not given.</param>
/// <param name="patience">The number of epochs without improvement after which the training ends.</param>
/// <param name="minDelta">The change that counts as an improvement is larger than this.</param>
/// <param name="restoreBest">Whether the parameters of the best epoch come back at the end.</param>
public sealed class EarlyStopping(
    Monitored? monitor = null, int patience = 0, double minDelta = 0, bool restoreBest = false) : Callback
{
    private const string Prefix = "early_stopping";
    private readonly Monitored _monitor = monitor ?? Monitored.ValidationLoss;
    private readonly int _patience = Checks.AtLeast(0, patience, nameof(patience), nameof(EarlyStopping));
    private readonly double _minDelta = Math.Abs(Checks.Finite(minDelta, nameof(minDelta), nameof(EarlyStopping)));
    private double _best = double.PositiveInfinity;
    private float[][]? _bestValues;

    /// <summary>Number of epochs since the best one.</summary>
    public int Wait { get; private set; }

    /// <summary>The best epoch so far, 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan)
    {
        _monitor.Check(trainer, plan, nameof(EarlyStopping));
        if (!Loaded)
        {
            (_best, BestEpoch, Wait, _bestValues) = (double.PositiveInfinity, 0, 0, null);
        }

        Loaded = false;
        StopIfDue(trainer);
    }

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
        var cost = _monitor.Cost(metrics, trainer);
        Wait++;
        // The first number is the best so far, but what is no number is never better than anything.
        if (cost + _minDelta < _best || (BestEpoch == 0 && !double.IsNaN(cost)))
        {
            (_best, BestEpoch, Wait) = (cost, metrics.Epoch, 0);
            KeepValues(trainer.Model);
        }
        else
        {
            StopIfDue(trainer);
        }
    }

    /// <inheritdoc />
    public override void OnTrainEnd(Trainer trainer)
    {
        for (var i = 0; _bestValues is not null && i < _bestValues.Length; i++)
        {
            _bestValues[i].CopyTo(trainer.Model.Parameters[i].Value);
        }
    }

    /// <inheritdoc />
    public override void Save(Trainer trainer, TrainingState state)
    {
        state.Add($"{Prefix}.best", _best.ToString("R", CultureInfo.InvariantCulture));
        state.Add($"{Prefix}.best_epoch", BestEpoch.ToString(CultureInfo.InvariantCulture));
        state.Add($"{Prefix}.wait", Wait.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; _bestValues is not null && i < _bestValues.Length; i++)
        {
            var parameter = trainer.Model.Parameters[i];
            state.Add(BestName(parameter), parameter.Shape, _bestValues[i]);
        }
    }

    /// <inheritdoc />
    public override void Check(Trainer trainer, TrainingState state)
    {
        var (_, bestEpoch, wait, _) = Read(trainer, state);
        state.CheckAtMost($"{Prefix}.best_epoch", bestEpoch, state.Epoch);
        state.CheckAtMost($"{Prefix}.wait", wait, state.Epoch - bestEpoch);
        foreach (var parameter in trainer.Model.Parameters.Where(_ => restoreBest && bestEpoch > 0))
        {
            state.CheckValues(BestName(parameter), parameter);
        }
    }

    /// <inheritdoc />
    public override void Load(Trainer trainer, TrainingState state)
    {
        (_best, BestEpoch, Wait, _bestValues) = Read(trainer, state);
        Loaded = true;
    }

    private static string BestName(Parameter parameter) => $"{Prefix}.best/{parameter.Name}";

    private (double Best, int BestEpoch, int Wait, float[][]? Values) Read(Trainer trainer, TrainingState state)
    {
        var bestEpoch = state.Count($"{Prefix}.best_epoch");
        float[][]? values = null;
        if (restoreBest && bestEpoch > 0)
        {
            values = [.. trainer.Model.Parameters.Select(parameter => new float[parameter.Length])];
            foreach (var (i, parameter) in trainer.Model.Parameters.Index())
            {
                state.CopyTo(BestName(parameter), parameter.Shape, values[i]);
            }
        }

        return (state.Number($"{Prefix}.best"), bestEpoch, state.Count($"{Prefix}.wait"), values);
    }

    private void StopIfDue(Trainer trainer)
    {
        if (Wait >= _patience && Wait > 0)
        {
            trainer.Stop($"{_monitor} has not improved since epoch {Math.Max(BestEpoch, 1)}");
        }
    }

    private void KeepValues(Sequential model)
    {
        if (!restoreBest)
        {
            return;
        }

        _bestValues ??= [.. model.Parameters.Select(parameter => new float[parameter.Length])];
        for (var i = 0; i < _bestValues.Length; i++)
        {
            model.Parameters[i].Value.CopyTo(_bestValues[i]);
        }
    }
}

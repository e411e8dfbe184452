using System.Globalization;

namespace ActGen.Training;

/// <summary>
/// Lowers the learning rate when a number has not become better for some epochs. Meanings and defaults are those of Keras.
/// </summary>
/// <param name="monitor">The number to watch; the loss on the validation set if not given.</param>
/// <param name="factor">What the rate is multiplied by, from 0 to below 1.</param>
/// <param name="patience">The number of epochs without improvement after which it is.</param>
/// <param name="minDelta">The change that counts as an improvement is larger than this.</param>
/// <param name="cooldown">The number of epochs after a change during which nothing counts.</param>
/// <param name="minLearningRate">The rate does not go below this.</param>
public sealed class ReduceLROnPlateau(
    Monitored? monitor = null, double factor = 0.1, int patience = 10, double minDelta = 1e-4, int cooldown = 0,
    double minLearningRate = 0) : Callback
{
    private const string Prefix = "reduce_lr";
    private readonly double _factor = Checks.Fraction(factor, nameof(factor), nameof(ReduceLROnPlateau));
    private readonly Monitored _monitor = monitor ?? Monitored.ValidationLoss;
    private readonly int _patience = Checks.AtLeast(0, patience, nameof(patience), nameof(ReduceLROnPlateau));
    private readonly int _cooldown = Checks.AtLeast(0, cooldown, nameof(cooldown), nameof(ReduceLROnPlateau));
    private readonly double _minDelta = Checks.Finite(minDelta, nameof(minDelta), nameof(ReduceLROnPlateau));
    private readonly double _minLearningRate =
        Checks.NotNegative(minLearningRate, nameof(minLearningRate), nameof(ReduceLROnPlateau));

    private double _best = double.PositiveInfinity;
    private int _wait;
    private int _cooling;

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan)
    {
        _monitor.Check(trainer, plan, nameof(ReduceLROnPlateau));
        if (!Loaded)
        {
            (_best, _wait, _cooling) = (double.PositiveInfinity, 0, 0);
        }

        Loaded = false;
    }

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
        var cost = _monitor.Cost(metrics, trainer);
        if (_cooling > 0)
        {
            _cooling--;
            _wait = 0;
        }

        if (cost < _best - _minDelta)
        {
            (_best, _wait) = (cost, 0);
        }
        else if (_cooling == 0 && ++_wait >= _patience && trainer.Optimizer.LearningRate > _minLearningRate)
        {
            trainer.Optimizer.LearningRate = (float)Math.Max(trainer.Optimizer.LearningRate * _factor, _minLearningRate);
            (_cooling, _wait) = (_cooldown, 0);
        }
    }

    /// <inheritdoc />
    public override void Save(Trainer trainer, TrainingState state)
    {
        state.Add($"{Prefix}.best", _best.ToString("R", CultureInfo.InvariantCulture));
        state.Add($"{Prefix}.wait", _wait.ToString(CultureInfo.InvariantCulture));
        state.Add($"{Prefix}.cooling", _cooling.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public override void Check(Trainer trainer, TrainingState state)
    {
        var (_, wait, cooling) = Read(state);
        state.CheckAtMost($"{Prefix}.wait", wait, state.Epoch);
        state.CheckAtMost($"{Prefix}.cooling", cooling, _cooldown);
    }

    /// <inheritdoc />
    public override void Load(Trainer trainer, TrainingState state)
    {
        (_best, _wait, _cooling) = Read(state);
        Loaded = true;
    }

    private static (double Best, int Wait, int Cooling) Read(TrainingState state) =>
        (state.Number($"{Prefix}.best"), state.Count($"{Prefix}.wait"), state.Count($"{Prefix}.cooling"));
}

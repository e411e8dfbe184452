using System.Globalization;

namespace ActGen.Training;

/// <content>What a training continues from.</content>
public sealed partial class Trainer
{
    internal const string EpochKey = "trainer.epoch";
    private const string RandomKey = "trainer.random";

    /// <summary>Copies everything that the training continues from.</summary>
    /// <exception cref="InvalidOperationException">
    /// An epoch is running: a training can only be continued from between two. Call it in <see cref="Callback.OnEpochEnd"/>.
    /// </exception>
    public TrainingState Capture()
    {
        RefuseInEpoch(nameof(Capture));
        return !_statesApart ? Copy() : throw new InvalidOperationException(
            "an epoch of several processes ended in its middle, and each has its own part of what the optimizer keeps; "
            + $"use what {nameof(Capture)} gave after the epoch before");
    }

    /// <summary>
    /// Continues from a state: with the same model, optimizer, options and data, the training gives the same bits as one without a break.
    /// If the state does not fit, the trainer stays as it was.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidDataException">
    /// The state is that of another model, optimizer, phase or list of callbacks, or holds something invalid; the message says what.
    /// </exception>
    /// <exception cref="InvalidOperationException">An epoch is running.</exception>
    public void Restore(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        RefuseInEpoch(nameof(Restore));
        var before = Copy();
        try
        {
            Load(state);
            _statesApart = false;
        }
        catch
        {
            Load(before);
            throw;
        }
    }

    private TrainingState Copy()
    {
        var state = new TrainingState();
        foreach (var parameter in Model.Parameters)
        {
            state.Add(parameter.Name, parameter.Shape, parameter.Value);
        }

        state.Add(EpochKey, Epoch.ToString(CultureInfo.InvariantCulture));
        state.Add(RandomKey, _random.State);
        _phases.Save(Epoch, state);
        for (var i = 0; i < _phases.Optimizers.Count; i++)
        {
            _phases.Optimizers[i].Save(OptimizerPrefix(i), state);
        }

        foreach (var callback in _callbacks)
        {
            callback.Save(this, state);
        }

        return state;
    }

    private void Load(TrainingState state)
    {
        foreach (var parameter in Model.Parameters)
        {
            state.CopyTo(parameter.Name, parameter.Shape, parameter.Value);
        }

        Model.SetInitialized();
        Epoch = state.Count(EpochKey);
        _phases.Check(Epoch, state);
        Optimizer = _phases.OptimizerOf(Math.Max(Epoch, 1));
        try
        {
            _random.State = state.Text(RandomKey);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"entry '{RandomKey}' of the state: {exception.Message}", exception);
        }

        for (var i = 0; i < _phases.Optimizers.Count; i++)
        {
            _phases.Optimizers[i].Load(OptimizerPrefix(i), state);
        }

        foreach (var callback in _callbacks)
        {
            callback.Load(this, state);
        }
    }

    // The trainer's own optimizer has no prefix, so that a training without phases reads as ever.
    private static string OptimizerPrefix(int index) => index == 0 ? "" : $"optimizer_{index + 1}.";

    private void RefuseInEpoch(string method)
    {
        if (_inEpoch)
        {
            throw new InvalidOperationException(
                $"{method} in the middle of an epoch: a training can only be continued from between two; "
                + $"use {nameof(Callback.OnEpochEnd)}");
        }
    }
}

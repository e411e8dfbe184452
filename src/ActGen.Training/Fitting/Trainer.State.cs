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
        Check(state);
        var before = Copy();
        var optimizer = Optimizer;
        bool[] loaded = [.. _callbacks.Select(callback => callback.Loaded)];
        try
        {
            Load(state);
            _statesApart = false;
        }
        catch
        {
            // A callback refused what its check had let pass.
            Load(before);
            Optimizer = optimizer;
            foreach (var (i, callback) in _callbacks.Index())
            {
                callback.Loaded = loaded[i];
            }

            throw;
        }
    }

    // Everything that can be wrong, before anything is changed.
    private void Check(TrainingState state)
    {
        foreach (var parameter in Model.Parameters)
        {
            state.CheckValues(parameter.Name, parameter);
        }

        var epoch = state.Epoch;
        _phases.Check(epoch, state);
        ReadRandom(state);
        long steps = 0;
        for (var i = 0; i < _phases.Optimizers.Count; i++)
        {
            steps += _phases.Optimizers[i].Check(OptimizerPrefix(i), state);
        }

        // Every epoch takes a step, and there is one to come.
        state.CheckAtMost(EpochKey, epoch, Math.Min(steps, int.MaxValue - 1));
        foreach (var callback in _callbacks)
        {
            callback.Check(this, state);
        }
    }

    private static string ReadRandom(TrainingState state)
    {
        try
        {
            return new SeededRandom(0) { State = state.Text(RandomKey) }.State;
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"entry '{RandomKey}' of the state: {exception.Message}", exception);
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
        Epoch = state.Epoch;
        Optimizer = _phases.OptimizerOf(Math.Max(Epoch, 1));
        _random.State = ReadRandom(state);
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

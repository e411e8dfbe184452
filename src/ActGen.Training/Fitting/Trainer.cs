using System.Diagnostics;
using System.Globalization;

namespace ActGen.Training;

/// <summary>
/// Trains a model: cuts the samples into batches and the batches into shards, and takes steps with an optimizer.
/// The same seed gives the same bits for any number of threads and any SIMD width. A step allocates nothing.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly TrainerOptions _options;
    private readonly Callback[] _callbacks;
    private readonly StepRunner _steps;
    private readonly SeededRandom _random;
    private int[] _order = [];

    /// <summary>Makes a trainer.</summary>
    /// <param name="model">The model, initialised.</param>
    /// <param name="optimizer">The optimizer; each serves one model.</param>
    /// <param name="options">How to work; the defaults if not given.</param>
    public Trainer(Sequential model, Optimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        _options = options ?? new TrainerOptions();
        _callbacks = [.. _options.Callbacks];
        (Model, Optimizer) = (model, optimizer);
        optimizer.Attach(model);
        _steps = new StepRunner(model, _options);
        _random = new SeededRandom(_options.Seed, stream: 2);
    }

    /// <summary>The model.</summary>
    public Sequential Model { get; }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Number of finished epochs.</summary>
    public int Epoch { get; private set; }

    /// <summary>Why a callback wants the training to end after this epoch, or null.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Ends the training after this epoch; for callbacks.</summary>
    /// <param name="reason">Why, for <see cref="History.Stopped"/>.</param>
    public void Stop(string reason) => StopReason = reason;

    /// <summary>Trains until a number of epochs are finished, those before a <see cref="Restore"/> included.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="validation">Samples to evaluate after each epoch, or null.</param>
    /// <param name="epochs">The number of the last epoch.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <returns>The epochs of this call.</returns>
    /// <exception cref="ArgumentException">The data do not fit the model, or a callback watches a number that is not there.</exception>
    /// <exception cref="TrainingDivergedException">Something became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public History Fit(IDataset data, IDataset? validation, int epochs, CancellationToken cancellation = default)
    {
        CheckFits(data, nameof(data));
        if (validation is not null)
        {
            CheckFits(validation, nameof(validation));
        }

        Checks.AtLeast(0, epochs, nameof(epochs));
        StopReason = null;
        int batches = (data.Count + _options.BatchSize - 1) / _options.BatchSize;
        var plan = new TrainingPlan(Epoch + 1, epochs, batches, data.Count, validation?.Count ?? 0);
        foreach (var callback in _callbacks)
        {
            callback.OnTrainBegin(this, plan);
        }

        var history = new List<EpochMetrics>();
        while (Epoch < epochs && StopReason is null)
        {
            history.Add(RunEpoch(data, validation, batches, cancellation));
        }

        foreach (var callback in _callbacks)
        {
            callback.OnTrainEnd(this);
        }

        return new History(history, StopReason);
    }

    /// <summary>Measures the model on a data set.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    /// <exception cref="ArgumentException">The data do not fit the model.</exception>
    public Evaluation Evaluate(IDataset data, CancellationToken cancellation = default)
    {
        CheckFits(data, nameof(data));
        double loss = 0;
        long correct = 0;
        PrepareOrder(data.Count, shuffle: false);
        for (int start = 0; start < data.Count; start += _options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = _order.AsMemory(start, Math.Min(_options.BatchSize, data.Count - start));
            var (batchLoss, batchCorrect) = _steps.Run(data, batch, training: false);
            loss += batchLoss;
            correct += batchCorrect;
        }

        return new Evaluation(loss / data.Count, (double)correct / data.Count, data.Count);
    }

    /// <summary>Copies everything that the training continues from. Call it between epochs, for instance from a callback.</summary>
    public TrainingState Capture()
    {
        var state = new TrainingState();
        foreach (var parameter in Model.Parameters)
        {
            state.Add(parameter.Name, parameter.Shape, parameter.Value);
        }

        state.Add("trainer.epoch", Epoch.ToString(CultureInfo.InvariantCulture));
        state.Add("trainer.random", _random.State);
        Optimizer.Save(state);
        foreach (var callback in _callbacks)
        {
            callback.Save(this, state);
        }

        return state;
    }

    /// <summary>
    /// Continues from a state: with the same model, optimizer, options and data, the training gives the same bits as one without a break.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidDataException">
    /// The state is that of another model, optimizer or list of callbacks; the message says what is missing.
    /// </exception>
    public void Restore(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var parameter in Model.Parameters)
        {
            state.CopyTo(parameter.Name, parameter.Shape, parameter.Value);
        }

        Epoch = (int)state.Integer("trainer.epoch");
        try
        {
            _random.State = state.Text("trainer.random");
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"entry 'trainer.random' of the state: {exception.Message}", exception);
        }

        Optimizer.Load(state);
        foreach (var callback in _callbacks)
        {
            callback.Load(this, state);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _steps.Dispose();

    private EpochMetrics RunEpoch(IDataset data, IDataset? validation, int batches, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        int epoch = Epoch + 1;
        if (_options.Phases.Count > 0)
        {
            var (phase, first) = TrainingPhase.Of(_options.Phases, epoch);
            phase.Begin(Model, Optimizer, first);
        }

        foreach (var callback in _callbacks)
        {
            callback.OnEpochBegin(this, epoch);
        }

        PrepareOrder(data.Count, _options.Shuffle);
        double loss = 0;
        long correct = 0;
        float rate = Optimizer.LearningRate;
        for (int batch = 0; batch < batches; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            int start = batch * _options.BatchSize;
            int rows = Math.Min(_options.BatchSize, data.Count - start);
            var (batchLoss, batchCorrect) = _steps.Run(data, _order.AsMemory(start, rows), training: true);
            if (!double.IsFinite(batchLoss))
            {
                throw Divergence.OfLoss(Model, _steps.Workspace, epoch, batch + 1);
            }

            rate = (float)(Optimizer.LearningRate * _options.Schedule.Factor(Epoch + (double)batch / batches));
            if (!_steps.Update(Optimizer, rate))
            {
                throw Divergence.OfUpdate(Model, epoch, batch + 1);
            }

            loss += batchLoss;
            correct += batchCorrect;
            var report = new StepReport(epoch, batch + 1, batches, loss / (start + rows), (double)correct / (start + rows));
            foreach (var callback in _callbacks)
            {
                callback.OnStepEnd(this, report);
            }
        }

        Evaluation? validated = validation is null ? null : Evaluate(validation, cancellation);
        var metrics = new EpochMetrics(
            epoch, loss / data.Count, (double)correct / data.Count, validated?.Loss, validated?.Accuracy, rate,
            Stopwatch.GetElapsedTime(started).TotalSeconds);
        Epoch = epoch;
        foreach (var callback in _callbacks)
        {
            callback.OnEpochEnd(this, metrics);
        }

        return metrics;
    }

    /// <summary>Puts the numbers of the samples in order or, for training, in a random one that depends only on the random state.</summary>
    private void PrepareOrder(int count, bool shuffle)
    {
        if (_order.Length < count)
        {
            _order = new int[count];
        }

        for (int i = 0; i < count; i++)
        {
            _order[i] = i;
        }

        if (shuffle)
        {
            _random.Shuffle(_order.AsSpan(0, count));
        }
    }

    private void CheckFits(IDataset data, string name)
    {
        ArgumentNullException.ThrowIfNull(data, name);
        if (data.Count == 0)
        {
            throw new ArgumentException("the data set is empty", name);
        }

        if (data.SampleShape.Size != Model.InputShape.Size)
        {
            throw new ArgumentException($"a sample has the shape {data.SampleShape}, the model takes {Model.InputShape}", name);
        }

        if (data.Classes > Model.OutputShape.Size)
        {
            throw new ArgumentException($"the data have {data.Classes} classes, the model only {Model.OutputShape.Size} outputs", name);
        }
    }
}

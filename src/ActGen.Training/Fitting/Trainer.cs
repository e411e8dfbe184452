using System.Diagnostics;

namespace ActGen.Training;

/// <summary>
/// Trains a model: cuts the samples into batches and the batches into shards, and takes steps with an optimizer.
/// The same seed gives the same bits for any number of threads and processes and any SIMD width. A step allocates nothing.
/// </summary>
public sealed partial class Trainer : IDisposable
{
    private readonly TrainerOptions _options;
    private readonly Callback[] _callbacks;
    private readonly StepRunner _steps;
    private readonly SeededRandom _random;
    private readonly PhasePlan _phases;
    private readonly RunningMeans _means;
    private readonly RunningMeans _evaluationMeans;
    private readonly SampleOrder _order = new();
    private readonly SampleOrder _evaluationOrder = new();
    private bool _fitting;
    private bool _inEpoch;

    /// <summary>Makes a trainer. A model that has no values yet is initialized with the seed of the options.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">The optimizer; each serves one model.</param>
    /// <param name="options">How to work; the defaults if not given.</param>
    /// <exception cref="ArgumentException">The options do not fit the model; the message says why.</exception>
    public Trainer(Sequential model, Optimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        _options = options ?? new TrainerOptions();
        _callbacks = [.. _options.Callbacks];
        (Model, Optimizer) = (model, optimizer);
        _phases = new PhasePlan(_options.Phases, model, optimizer);
        foreach (var one in _phases.Optimizers)
        {
            one.Attach(model);
        }

        model.InitializeIfNew(_options.Seed);
        _steps = new StepRunner(model, _options);
        _random = new SeededRandom(_options.Seed, stream: 2);
        (_means, _evaluationMeans) = (new RunningMeans(Metrics), new RunningMeans(Metrics));
    }

    /// <summary>The model.</summary>
    public Sequential Model { get; }

    /// <summary>The optimizer, with phases that of the current one.</summary>
    public Optimizer Optimizer { get; private set; }

    /// <summary>The metrics that are measured beside the loss.</summary>
    public IReadOnlyList<Metric> Metrics => _steps.Passes.Metrics;

    /// <summary>Number of finished epochs.</summary>
    public int Epoch { get; private set; }

    /// <summary>The phase of the running epoch, or, between epochs, of the last one; null without phases.</summary>
    public TrainingPhase? Phase => _phases.Of(_inEpoch ? Epoch + 1 : Math.Max(Epoch, 1)).Phase;

    /// <summary>Why a callback wants the training to end after this epoch, or null.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Ends the training after this epoch; for callbacks.</summary>
    /// <param name="reason">Why, for <see cref="History.Stopped"/>.</param>
    public void Stop(string reason) => StopReason = reason;

    /// <summary>Trains until a number of epochs are finished, those before a <see cref="Restore"/> included.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="validation">Samples to evaluate after each epoch, or null.</param>
    /// <param name="epochs">The number of the last epoch; with phases, all of theirs if not given.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <returns>The epochs of this call.</returns>
    /// <exception cref="ArgumentException">The data do not fit the model, or a callback watches a number that is not there.</exception>
    /// <exception cref="ProcessesDifferException">The processes have different models, options or data.</exception>
    /// <exception cref="TrainingDivergedException">Something became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public History Fit(IDataset data, IDataset? validation = null, int? epochs = null, CancellationToken cancellation = default)
    {
        CheckFits(data, nameof(data));
        if (validation is not null)
        {
            CheckFits(validation, nameof(validation));
        }

        var last = epochs ?? (_phases.Epochs > 0 ? _phases.Epochs : throw new ArgumentException("say how many epochs", nameof(epochs)));
        Checks.AtLeast(0, last, nameof(epochs), nameof(Trainer));
        if (_fitting)
        {
            throw new InvalidOperationException("Fit cannot be called from a callback: the training is running already");
        }

        _fitting = true;
        try
        {
            return RunEpochs(data, validation, last, cancellation);
        }
        finally
        {
            (_fitting, _inEpoch) = (false, false);
        }
    }

    /// <summary>
    /// Measures the model on a data set. Callbacks may call it at any time: it changes nothing in the training. With several processes, all
    /// of them must call it.
    /// </summary>
    /// <param name="data">The samples.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    /// <exception cref="ArgumentException">The data do not fit the model.</exception>
    public Evaluation Evaluate(IDataset data, CancellationToken cancellation = default)
    {
        CheckFits(data, nameof(data));
        _evaluationMeans.Clear();
        var order = _evaluationOrder.Ascending(data.Count);
        for (var start = 0; start < data.Count; start += _options.BatchSize)
        {
            ThrowIfCanceled(cancellation);
            var batch = order.Slice(start, Math.Min(_options.BatchSize, data.Count - start));
            var loss = _steps.Passes.Run(data, batch, training: false);
            _evaluationMeans.Add(loss, _steps.Passes.MetricSums, batch.Length);
        }

        return _evaluationMeans.ToEvaluation();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _steps.Dispose();

    private History RunEpochs(IDataset data, IDataset? validation, int epochs, CancellationToken cancellation)
    {
        StopReason = null;
        BeginTogether(data, validation);
        var batches = (data.Count + _options.BatchSize - 1) / _options.BatchSize;
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

    private EpochMetrics RunEpoch(IDataset data, IDataset? validation, int batches, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var epoch = Epoch + 1;
        _inEpoch = true;
        var (phase, _, firstEpoch) = _phases.Of(epoch);
        Optimizer = _phases.OptimizerOf(epoch);
        phase?.Begin(Model, Optimizer, epoch == firstEpoch);
        foreach (var callback in _callbacks)
        {
            callback.OnEpochBegin(this, epoch);
        }

        var order = _order.Of(data.Count, _options.Shuffle ? _random : null);
        _means.Clear();
        double rate = Optimizer.LearningRate;
        for (var batch = 0; batch < batches; batch++)
        {
            ThrowIfCanceled(cancellation);
            var start = batch * _options.BatchSize;
            var time = Epoch + (double)batch / batches;
            var factor = phase?.Schedule?.Factor(time - (firstEpoch - 1)) ?? _options.Schedule.Factor(time);
            rate = RunStep(data, order.Slice(start, Math.Min(_options.BatchSize, data.Count - start)), epoch, batch, factor);
            var report = new StepReport(epoch, batch + 1, batches, _means.Loss, _means.Accuracy, _means.Metrics, rate);
            foreach (var callback in _callbacks)
            {
                callback.OnStepEnd(this, report);
            }
        }

        GatherStates();
        var trained = _means.ToEvaluation();
        var validated = validation is null ? null : Evaluate(validation, cancellation);
        (Epoch, _inEpoch) = (epoch, false);
        var metrics = new EpochMetrics(
            epoch, trained, validated, rate, Stopwatch.GetElapsedTime(started).TotalSeconds, phase?.Name ?? "");
        foreach (var callback in _callbacks)
        {
            callback.OnEpochEnd(this, metrics);
        }

        AgreeToStop();
        return metrics;
    }

    private float RunStep(IDataset data, ReadOnlyMemory<int> samples, int epoch, int batch, double factor)
    {
        var key = new RandomStream(_options.Seed, (uint)epoch, (uint)batch).NextBits();
        var loss = _steps.Passes.Run(data, samples, training: true, key);
        _statesApart = _options.Processes.Size > 1;
        if (!double.IsFinite(loss))
        {
            CopyEveryShard();
            throw Divergence.OfLoss(Model, _steps.Workspace, epoch, batch + 1);
        }

        var rate = (float)(Optimizer.LearningRate * factor);
        if (!_steps.Update(Optimizer, rate))
        {
            _steps.GatherGradients();
            throw Divergence.OfUpdate(Model, epoch, batch + 1);
        }

        _means.Add(loss, _steps.Passes.MetricSums, samples.Length);
        return rate;
    }

    private void CheckFits(IDataset data, string name)
    {
        ArgumentNullException.ThrowIfNull(data, name);
        DataChecks.Fits(data, Model, _options.Loss, Metrics, name);
    }
}

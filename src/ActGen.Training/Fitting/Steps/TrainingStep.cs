namespace ActGen.Training;

/// <summary>
/// The parts of a training step, one call each, for training loops of one's own: <see cref="Load"/>, <see cref="Forward"/>,
/// <see cref="ComputeLoss"/>, <see cref="Backward"/>, <see cref="Update"/>. It owns the memory of a batch and the threads, and allocates
/// nothing once it is made. Of the options it uses loss, metrics, batch size, shards, threads, processes, seed and
/// <see cref="TrainerOptions.ClipNorm"/>. With several processes, every one of them makes the same calls.
/// </summary>
public sealed class TrainingStep : IDisposable
{
    private readonly Sequential _model;
    private readonly TrainerOptions _options;
    private readonly StepRunner _runner;
    private readonly SampleOrder _order = new();
    private int[] _indices = [];
    private uint _passes;
    private double _squares;

    /// <summary>Makes the memory for one batch. A model that has no values yet is initialized with the seed of the options.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How to work; the defaults if not given.</param>
    public TrainingStep(Sequential model, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _options) = (model, options ?? new TrainerOptions());
        model.InitializeIfNew(_options.Seed);
        _runner = new StepRunner(model, _options);
    }

    /// <summary>Number of samples of the current batch.</summary>
    public int Rows => _runner.Workspace.Rows;

    /// <summary>The inputs of the current batch, sample after sample; may be changed before <see cref="Forward"/>.</summary>
    public Span<float> Inputs => _runner.Workspace.Values(0);

    /// <summary>The outputs, after <see cref="Forward"/>.</summary>
    public ReadOnlySpan<float> Outputs => _runner.Workspace.Values(_model.Layers.Count);

    /// <summary>
    /// The gradient for the outputs: what <see cref="ComputeLoss"/> leaves for <see cref="Backward"/>, and what a loop with a loss of its
    /// own writes here instead. With several processes each uses those of the rows that it computes.
    /// </summary>
    public Span<float> OutputGradients => _runner.Workspace.Gradients(_model.Layers.Count);

    /// <summary>Copies samples and their targets.</summary>
    /// <param name="data">Where they are.</param>
    /// <param name="indices">Which, at most the batch size of the options.</param>
    /// <exception cref="ArgumentException">The data do not fit the model, or there are none or too many samples.</exception>
    public void Load(IDataset data, ReadOnlySpan<int> indices)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataChecks.Fits(data, _model, _options.Loss, _runner.Passes.Metrics, nameof(data));
        if (indices.IsEmpty || indices.Length > _options.BatchSize)
        {
            throw new ArgumentException($"{indices.Length} samples are no batch of 1 to {_options.BatchSize}", nameof(indices));
        }

        if (_indices.Length < indices.Length)
        {
            _indices = new int[_options.BatchSize];
        }

        indices.CopyTo(_indices);
        _runner.Passes.Load(data, _indices.AsMemory(0, indices.Length));
    }

    /// <summary>Takes the inputs through the network.</summary>
    /// <param name="training">Whether a backward pass follows: dropout drops, and <see cref="BatchNorm"/> looks at the batch.</param>
    public void Forward(bool training = true)
    {
        var key = new RandomStream(_options.Seed, 0, _passes++).NextBits();
        _runner.Passes.Begin(Rows, training, key);
        _runner.Passes.RunPasses(gather: false, forward: true, loss: false, backward: false);
        _runner.Passes.Exchange?.Rows.Gather(_runner.Workspace.Values(_model.Layers.Count), ofShards: false);
    }

    /// <summary>Compares outputs and targets, and leaves the gradient in <see cref="OutputGradients"/>.</summary>
    /// <returns>The mean loss of the batch.</returns>
    public double ComputeLoss()
    {
        _runner.Passes.RunPasses(gather: false, forward: false, loss: true, backward: false);
        return _runner.Passes.MeasureLoss() / Rows;
    }

    /// <summary>
    /// Takes <see cref="OutputGradients"/> back through the network, and leaves the gradients in the parameters; with several processes
    /// those of the parameters that this one updates.
    /// </summary>
    public void Backward()
    {
        _runner.Passes.RunPasses(gather: false, forward: false, loss: false, backward: true);
        _runner.Passes.Exchange?.AfterPasses(backward: true);
        _squares = _runner.ComputeGradients();
    }

    /// <summary>Takes a step along the gradients.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <returns>Whether all parameters are finite.</returns>
    public bool Update(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.Attach(_model);
        return _runner.Update(optimizer, optimizer.LearningRate, _squares);
    }

    /// <summary>The numbers of all samples of a data set, in a random order.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="random">The random numbers; from the first to the last without.</param>
    public ReadOnlyMemory<int> Order(int count, SeededRandom? random) => _order.Of(count, random);

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _runner.Dispose();
}

namespace ActGen.Training;

/// <summary>
/// Takes one batch through the network: one parallel region over the shards (gather, forward, loss, backward), and in training a
/// second one over the pieces of the update plan (gradients of the whole batch or sums over the shards, then the optimizer). At a
/// <see cref="BatchLayer"/> the first one is cut in two, once in each direction.
/// </summary>
internal sealed class StepRunner : IDisposable
{
    private readonly Sequential _model;
    private readonly WorkerPool _pool;
    private readonly Action<int> _runShard;
    private readonly Action<int> _runPiece;
    private readonly Action<int> _runGradient;
    private readonly Action<int> _runUpdate;
    private readonly Workspace _workspace;
    private readonly UpdatePiece[] _pieces;
    private readonly bool[] _finite;
    private readonly double[] _squares;
    private readonly float _clipNorm;
    private readonly Loss _loss;
    private readonly Metric[] _metrics;
    private readonly FloatBuffer[] _measured;
    private readonly double[] _metricSums;
    private readonly int[] _batchLayers;
    private Region _region;
    private IDataset? _data;
    private ReadOnlyMemory<int> _indices;
    private Optimizer? _optimizer;
    private float _rate;
    private float _gradientScale = 1;

    public StepRunner(Sequential model, TrainerOptions options)
    {
        _model = model;
        _workspace = new Workspace(model, options.BatchSize, options.ShardRows ?? model.Graph.CacheRows, training: true);
        _pieces = UpdatePiece.Cut(model);
        _finite = new bool[_pieces.Length];
        _squares = new double[_pieces.Length];
        _clipNorm = options.ClipNorm;
        _loss = options.Loss;
        _metrics = [.. options.Metrics ?? options.Loss.DefaultMetrics];
        _measured = [.. _metrics.Select(_ => new FloatBuffer(options.BatchSize))];
        _metricSums = new double[_metrics.Length];
        _batchLayers = [.. Enumerable.Range(0, model.Layers.Count).Where(i => model.Layers[i] is BatchLayer)];
        _pool = new WorkerPool(options.Threads);
        (_runShard, _runPiece, _runGradient, _runUpdate) = (RunShard, RunPiece, RunGradient, RunUpdate);
    }

    /// <summary>The memory of the batch.</summary>
    public Workspace Workspace => _workspace;

    /// <summary>What is measured.</summary>
    public IReadOnlyList<Metric> Metrics => _metrics;

    /// <summary>Sums of the metrics over the rows of the last batch.</summary>
    public ReadOnlySpan<double> MetricSums => _metricSums;

    /// <summary>Runs a batch forward and, in training, backward.</summary>
    /// <param name="data">Where the samples are.</param>
    /// <param name="indices">The samples.</param>
    /// <param name="training">Whether this is a step of training.</param>
    /// <param name="randomKey">The key of the step's random numbers.</param>
    /// <returns>The sum of the losses; see also <see cref="MetricSums"/>.</returns>
    public double Run(IDataset data, ReadOnlyMemory<int> indices, bool training, ulong randomKey = 0)
    {
        (_data, _indices) = (data, indices);
        _workspace.Targets.Prepare(data.Target);
        Begin(indices.Length, training, randomKey);
        RunPasses(gather: true, forward: true, loss: true, backward: training);
        return MeasureLoss();
    }

    /// <summary>Copies a batch.</summary>
    public void Load(IDataset data, ReadOnlyMemory<int> indices)
    {
        (_data, _indices) = (data, indices);
        _workspace.Targets.Prepare(data.Target);
        Begin(indices.Length, training: false, randomKey: 0);
        RunPasses(gather: true, forward: false, loss: false, backward: false);
    }

    /// <summary>Cuts a batch into shards.</summary>
    public void Begin(int rows, bool training, ulong randomKey) => _workspace.SetRows(rows, training, randomKey);

    /// <summary>The sum of the losses of the batch, and <see cref="MetricSums"/>.</summary>
    public double MeasureLoss()
    {
        for (int i = 0; i < _metrics.Length; i++)
        {
            _metricSums[i] = Sum(_measured[i]);
        }

        return Sum(_workspace.Losses);
    }

    /// <summary>Takes all shards through some of the passes.</summary>
    public void RunPasses(bool gather, bool forward, bool loss, bool backward)
    {
        int layers = _model.Layers.Count;
        var region = new Region { Gather = gather, ForwardTo = 0, Collect = -1 };
        for (int i = 0; forward && _workspace.Shards[0].Training && i < _batchLayers.Length; i++)
        {
            region.ForwardTo = region.Collect = _batchLayers[i];
            RunRegion(region);
            _workspace.Combine(region.Collect, backward: false);
            region = new Region { ForwardFrom = region.ForwardTo, Collect = -1 };
        }

        region.ForwardTo = forward ? layers : 0;
        region.Loss = loss;
        if (backward)
        {
            (region.ClearsGradients, region.BackwardFrom) = (true, layers);
            for (int i = _batchLayers.Length - 1; i >= 0; i--)
            {
                (region.BackwardTo, region.Collect, region.CollectsBackward) = (_batchLayers[i] + 1, _batchLayers[i], true);
                RunRegion(region);
                _workspace.Combine(region.Collect, backward: true);
                region = new Region { BackwardFrom = region.BackwardTo, Collect = -1 };
            }
        }

        RunRegion(region);
    }

    /// <summary>Computes the gradients of all parameters from what the backward pass left.</summary>
    public double ComputeGradients()
    {
        _pool.Run(_pieces.Length, _runGradient);
        double squares = 0;
        foreach (double piece in _squares)
        {
            squares += piece;
        }

        return squares;
    }

    /// <summary>Updates all parameters from the last batch; returns whether all stay finite.</summary>
    public bool Update(Optimizer optimizer, float rate)
    {
        if (!float.IsPositiveInfinity(_clipNorm))
        {
            // The norm is over all gradients, so it needs a region of its own; the pieces' squares are added in their order.
            return Update(optimizer, rate, ComputeGradients());
        }

        Start(optimizer, rate);
        _pool.Run(_pieces.Length, _runPiece);
        return !_finite.AsSpan().Contains(false);
    }

    /// <summary>Updates all parameters from gradients that are computed, whose squares have a sum.</summary>
    public bool Update(Optimizer optimizer, float rate, double squares)
    {
        Start(optimizer, rate);
        _gradientScale = squares > (double)_clipNorm * _clipNorm ? (float)(_clipNorm / Math.Sqrt(squares)) : 1;
        _pool.Run(_pieces.Length, _runUpdate);
        return !_finite.AsSpan().Contains(false);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _pool.Dispose();

    private void Start(Optimizer optimizer, float rate)
    {
        (_optimizer, _rate) = (optimizer, rate);
        optimizer.BeginStep();
    }

    private void RunRegion(in Region region)
    {
        _region = region;
        _pool.Run(_workspace.ShardCount, _runShard);
    }

    private void RunShard(int index)
    {
        var shard = _workspace.Shards[index];
        if (_region.Gather)
        {
            _data!.CopyBatch(_indices.Span.Slice(shard.FirstRow, shard.Rows), _workspace.Inputs(shard), Targets(shard));
        }

        _workspace.Forward(shard, _region.ForwardFrom, _region.ForwardTo);
        if (_region.Loss)
        {
            Compare(shard);
        }

        if (_region.ClearsGradients)
        {
            shard.ClearGradients();
        }

        _workspace.Backward(shard, _region.BackwardFrom, _region.BackwardTo);
        if (_region.Collect >= 0)
        {
            _workspace.Collect(shard, _region.Collect, _region.CollectsBackward);
        }
    }

    private Targets Targets(Shard shard) => _workspace.Targets.Rows(shard.FirstRow, shard.Rows);

    private void Compare(Shard shard)
    {
        var outputs = _workspace.Outputs(shard);
        var targets = Targets(shard);
        _loss.Compute(
            outputs, targets, 1f / _workspace.Rows, _workspace.OutputGradients(shard),
            _workspace.Losses.Span.Slice(shard.FirstRow, shard.Rows));
        for (int i = 0; i < _metrics.Length; i++)
        {
            _metrics[i].Compute(outputs, targets, _measured[i].Span.Slice(shard.FirstRow, shard.Rows));
        }
    }

    private double Sum(FloatBuffer rows)
    {
        double sum = 0;
        foreach (float row in rows.Span[.._workspace.Rows])
        {
            sum += row;
        }

        return sum;
    }

    // Without clipping a piece is updated while its gradient is in the cache.
    private void RunPiece(int index)
    {
        if (!_pieces[index].Parameter.Frozen)
        {
            ComputeGradient(_pieces[index]);
        }

        RunUpdate(index);
    }

    private void RunGradient(int index)
    {
        _squares[index] = 0;
        if (!_pieces[index].Parameter.Frozen)
        {
            _squares[index] = VectorOperations.SumOfSquares(ComputeGradient(_pieces[index]));
        }
    }

    private void RunUpdate(int index)
    {
        ref readonly var piece = ref _pieces[index];
        var parameter = piece.Parameter;
        _finite[index] = true;
        if (parameter.Frozen)
        {
            return;
        }

        var gradient = parameter.Gradient.Slice(piece.Start, piece.Length);
        if (_gradientScale != 1)
        {
            VectorOperations.Scale(gradient, _gradientScale, gradient);
        }

        float rate = _rate * parameter.Pace;
        _finite[index] = _optimizer!.Update(new UpdateSlice
        {
            Value = parameter.Value.Slice(piece.Start, piece.Length),
            Gradient = gradient,
            Offset = parameter.Offset + piece.Start,
            LearningRate = rate,
            Shrink = parameter.Decay ? rate * _optimizer.WeightDecay : 0,
            Min = parameter.Min,
            Max = parameter.Max,
        });
    }

    private ReadOnlySpan<float> ComputeGradient(in UpdatePiece piece)
    {
        var parameter = piece.Parameter;
        var gradient = parameter.Gradient.Slice(piece.Start, piece.Length);
        if (parameter.WholeBatch)
        {
            int row = parameter.Length / parameter.Shape[0];
            var node = _model.Graph.Nodes[piece.Layer];
            node.Layer.BatchGradient(
                parameter, piece.Start / row, piece.Length / row, _workspace.Rows, _workspace.Values(node.Inputs[0]),
                _workspace.Gradients(node.Output), gradient);
        }
        else
        {
            _workspace.SumShards(parameter, piece.Start, gradient);
        }

        return gradient;
    }

    /// <summary>What every shard does before all wait for each other: parts of the passes, in this order.</summary>
    private record struct Region
    {
        /// <summary>Copies its samples.</summary>
        public bool Gather;

        /// <summary>The first layer of the forward pass.</summary>
        public int ForwardFrom;

        /// <summary>The layer in front of which it ends.</summary>
        public int ForwardTo;

        /// <summary>Compares the outputs with the targets.</summary>
        public bool Loss;

        /// <summary>Begins new sums of gradients.</summary>
        public bool ClearsGradients;

        /// <summary>The layer behind which the backward pass begins.</summary>
        public int BackwardFrom;

        /// <summary>The last layer of the backward pass.</summary>
        public int BackwardTo;

        /// <summary>The layer for which statistics are left at the end, or -1.</summary>
        public int Collect;

        /// <summary>Whether those are of the backward pass.</summary>
        public bool CollectsBackward;
    }
}

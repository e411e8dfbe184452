namespace ActGen.Training;

/// <summary>
/// Takes one batch through the network: one parallel region over the shards (gather, forward, loss, backward), and in training a
/// second one over the pieces of the update plan (gradients of the whole batch or sums over the shards, then the optimizer).
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
    private IDataset? _data;
    private ReadOnlyMemory<int> _indices;
    private Optimizer? _optimizer;
    private float _rate;
    private float _gradientScale = 1;

    public StepRunner(Sequential model, TrainerOptions options)
    {
        _model = model;
        _workspace = new Workspace(model, options.BatchSize, options.ShardRows, training: true);
        _pieces = UpdatePiece.Cut(model);
        _finite = new bool[_pieces.Length];
        _squares = new double[_pieces.Length];
        _clipNorm = options.ClipNorm;
        _loss = options.Loss;
        _metrics = [.. options.Metrics ?? options.Loss.DefaultMetrics];
        _measured = [.. _metrics.Select(_ => new FloatBuffer(options.BatchSize))];
        _metricSums = new double[_metrics.Length];
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
        _workspace.SetRows(indices.Length, training, randomKey);
        _workspace.Targets.Prepare(data.Target);
        _pool.Run(_workspace.ShardCount, _runShard);
        for (int i = 0; i < _metrics.Length; i++)
        {
            _metricSums[i] = Sum(_measured[i]);
        }

        return Sum(_workspace.Losses);
    }

    /// <summary>Updates all parameters from the last batch; returns whether all stay finite.</summary>
    public bool Update(Optimizer optimizer, float rate)
    {
        (_optimizer, _rate) = (optimizer, rate);
        optimizer.BeginStep();
        if (float.IsPositiveInfinity(_clipNorm))
        {
            _pool.Run(_pieces.Length, _runPiece);
        }
        else
        {
            // The norm is over all gradients, so it needs a region of its own; the pieces' squares are added in their order.
            _pool.Run(_pieces.Length, _runGradient);
            double squares = 0;
            foreach (double piece in _squares)
            {
                squares += piece;
            }

            _gradientScale = squares > (double)_clipNorm * _clipNorm ? (float)(_clipNorm / Math.Sqrt(squares)) : 1;
            _pool.Run(_pieces.Length, _runUpdate);
        }

        return !_finite.AsSpan().Contains(false);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _pool.Dispose();

    private void RunShard(int index)
    {
        var shard = _workspace.Shards[index];
        var targets = _workspace.Targets.Rows(shard.FirstRow, shard.Rows);
        _data!.CopyBatch(_indices.Span.Slice(shard.FirstRow, shard.Rows), _workspace.Inputs(shard), targets);
        _workspace.Forward(shard);
        var outputs = _workspace.Outputs(shard);
        _loss.Compute(
            outputs, targets, 1f / _workspace.Rows, _workspace.OutputGradients(shard),
            _workspace.Losses.Span.Slice(shard.FirstRow, shard.Rows));
        for (int i = 0; i < _metrics.Length; i++)
        {
            _metrics[i].Compute(outputs, targets, _measured[i].Span.Slice(shard.FirstRow, shard.Rows));
        }

        if (shard.Training)
        {
            shard.ClearGradients();
            _workspace.Backward(shard, _model.Layers.Count, 0);
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
}

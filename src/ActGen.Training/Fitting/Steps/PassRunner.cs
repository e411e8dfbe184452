namespace ActGen.Training;

/// <summary>
/// Takes one batch through the network, in one parallel region over the shards (gather, forward, loss, backward). At a
/// <see cref="BatchLayer"/> it is cut in two, once in each direction. Of several processes each takes its own shards through.
/// </summary>
internal sealed class PassRunner
{
    private readonly Workspace _workspace;
    private readonly WorkerPool _pool;
    private readonly Action<int> _runShard;
    private readonly Loss _loss;
    private readonly Metric[] _metrics;
    private readonly FloatBuffer[] _measured;
    private readonly double[] _metricSums;
    private readonly int _layers;
    private readonly int[] _batchLayers;
    private readonly WorkPartition _partition;
    private readonly int _process;
    private Region _region;
    private int _firstShard;
    private int _endShard;
    private IDataset? _data;
    private ReadOnlyMemory<int> _indices;

    public PassRunner(Sequential model, Workspace workspace, WorkerPool pool, WorkPartition partition, TrainerOptions options)
    {
        (_workspace, _pool, _runShard) = (workspace, pool, RunShard);
        (_partition, _process) = (partition, options.Processes.Rank);
        _loss = options.Loss;
        _metrics = [.. options.Metrics ?? options.Loss.DefaultMetrics];
        if (_metrics.GroupBy(metric => metric.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"two metrics are named '{twice.Key}'; their numbers could not be told apart");
        }

        _measured = [.. _metrics.Select(_ => new FloatBuffer(options.BatchSize))];
        _metricSums = new double[_metrics.Length];
        _layers = model.Layers.Count;
        _batchLayers = [.. Enumerable.Range(0, _layers).Where(i => model.Layers[i] is BatchLayer)];
        Exchange = BatchExchange.Create(options.Processes, partition, model, workspace, [workspace.Losses, .. _measured]);
    }

    /// <summary>The exchange between several processes; null in one.</summary>
    public BatchExchange? Exchange { get; }

    /// <summary>The metrics that are measured.</summary>
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
        Exchange?.AfterPasses(training);
        return SumLosses();
    }

    /// <summary>Copies a batch, in every process all of it.</summary>
    public void Load(IDataset data, ReadOnlyMemory<int> indices)
    {
        (_data, _indices) = (data, indices);
        _workspace.Targets.Prepare(data.Target);
        Begin(indices.Length, training: false, randomKey: 0);
        CopyAgain();
    }

    /// <summary>Copies the last batch once more, in every process all of it.</summary>
    public void CopyAgain()
    {
        _region = new Region { Gather = true, GathersAll = true, Collect = -1 };
        _pool.Run(_workspace.ShardCount, _runShard);
    }

    /// <summary>Cuts a batch into shards.</summary>
    public void Begin(int rows, bool training, ulong randomKey)
    {
        _workspace.SetRows(rows, training, randomKey);
        _firstShard = _partition.FirstShard(_process, _workspace.ShardCount);
        _endShard = _partition.FirstShard(_process + 1, _workspace.ShardCount);
    }

    /// <summary>The sum of the losses of the batch, and <see cref="MetricSums"/>, after a pass that compared.</summary>
    public double MeasureLoss()
    {
        Exchange?.AfterPasses(backward: false);
        return SumLosses();
    }

    /// <summary>Takes the shards of this process through some of the passes.</summary>
    public void RunPasses(bool gather, bool forward, bool loss, bool backward)
    {
        // Gradients for the whole batch may read the inputs of all rows.
        var all = gather && backward && Exchange is { Rows.ReadsInputs: true };
        var region = new Region { Gather = gather, GathersAll = all, ForwardTo = 0, Collect = -1 };
        for (var i = 0; forward && _workspace.Shards[0].Training && i < _batchLayers.Length; i++)
        {
            region.ForwardTo = region.Collect = _batchLayers[i];
            RunRegion(region);
            Combine(region.Collect, backward: false);
            region = new Region { ForwardFrom = region.ForwardTo, Collect = -1 };
        }

        region.ForwardTo = forward ? _layers : 0;
        region.Loss = loss;
        if (backward)
        {
            (region.ClearsGradients, region.BackwardFrom) = (true, _layers);
            for (var i = _batchLayers.Length - 1; i >= 0; i--)
            {
                (region.BackwardTo, region.Collect, region.CollectsBackward) = (_batchLayers[i] + 1, _batchLayers[i], true);
                RunRegion(region);
                Combine(region.Collect, backward: true);
                region = new Region { BackwardFrom = region.BackwardTo, Collect = -1 };
            }
        }

        RunRegion(region);
    }

    private double SumLosses()
    {
        for (var i = 0; i < _metrics.Length; i++)
        {
            _metricSums[i] = Sum(_measured[i]);
        }

        return Sum(_workspace.Losses);
    }

    private void RunRegion(in Region region)
    {
        _region = region;
        _pool.Run(region.GathersAll ? _workspace.ShardCount : _endShard - _firstShard, _runShard);
    }

    private void Combine(int layer, bool backward)
    {
        Exchange?.Rows.Gather(_workspace.Statistics(layer), ofShards: true);
        _workspace.Combine(layer, backward);
    }

    private void RunShard(int index)
    {
        var number = _region.GathersAll ? index : _firstShard + index;
        var shard = _workspace.Shards[number];
        if (_region.Gather)
        {
            _data!.CopyBatch(_indices.Span.Slice(shard.FirstRow, shard.Rows), _workspace.Inputs(shard), Targets(shard));
        }

        if (number < _firstShard || number >= _endShard)
        {
            return;
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
        for (var i = 0; i < _metrics.Length; i++)
        {
            _metrics[i].Compute(outputs, targets, _measured[i].Span.Slice(shard.FirstRow, shard.Rows));
        }
    }

    private double Sum(FloatBuffer rows)
    {
        double sum = 0;
        foreach (var row in rows.Span[.._workspace.Rows])
        {
            sum += row;
        }

        return sum;
    }

    /// <summary>The work of every shard before all wait for each other: parts of the passes, in this order.</summary>
    private record struct Region
    {
        /// <summary>Copies its samples.</summary>
        public bool Gather;

        /// <summary>Whether the samples of the shards of other processes are copied, too.</summary>
        public bool GathersAll;

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

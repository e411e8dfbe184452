namespace ActGen.Training;

/// <summary>
/// The memory that a model needs to work on one batch: the values and gradients between the layers, for all rows, and the shards.
/// </summary>
internal sealed class Workspace
{
    private readonly Graph _graph;
    private readonly int _shardRows;
    private readonly FloatBuffer[] _values;
    private readonly FloatBuffer[] _gradients;
    private readonly FloatBuffer[] _kept;
    private readonly FloatBuffer[] _shardGradients;
    private readonly BatchStatistics?[] _statistics;
    private readonly PreparedWeights?[] _prepared;
    private readonly int[] _sizes;

    // By value: the last reader, which is the first to give a gradient back and need not add it to others; and whether it is wanted.
    private readonly (int Node, int Part)[] _lastReader;
    private readonly bool[] _wanted;

    // Where a reader that is not the last leaves its gradient before it is added, and how much each row has of it: as much as the largest
    // value needs, because shards may be at different values.
    private readonly FloatBuffer _returned;
    private readonly int _returnedSize;

    /// <summary>Allocates everything.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batchRows">The largest number of rows of a batch.</param>
    /// <param name="shardRows">Rows of a shard.</param>
    /// <param name="training">Whether backward passes will run.</param>
    public Workspace(Sequential model, int batchRows, int shardRows, bool training)
    {
        _graph = model.Graph;
        _shardRows = shardRows;
        _sizes = [.. _graph.Shapes.Select(shape => shape.Size)];
        var largest = (long)_sizes.Max() * batchRows;
        if (largest > Array.MaxLength / 2)
        {
            throw new ArgumentException(
                $"a batch of {batchRows} rows needs {largest:N0} values between two layers, too many for one buffer; use smaller batches");
        }

        var storage = new WorkspaceStorage(_graph, batchRows, training);
        (_values, _gradients, _returned) = (storage.Values, storage.Gradients, storage.Returned);
        _kept = [.. _graph.Nodes.Select(node => node.Layer.KeptPerRow).Select(floats => new FloatBuffer(floats * batchRows))];
        _returnedSize = _returned.Length / batchRows;
        _prepared = [.. _graph.Nodes.Select(node => node.Layer.Prepare())];
        _lastReader = storage.LastReaders;
        _wanted = new bool[_sizes.Length];
        Losses = new FloatBuffer(batchRows);
        Targets = new TargetBuffer(batchRows);
        var scratch = _graph.Nodes.Max(node => node.Layer.ScratchLength(shardRows));
        Shards = new Shard[(batchRows + shardRows - 1) / shardRows];
        _shardGradients = new FloatBuffer[Shards.Length];
        _statistics = [.. _graph.Nodes.Select(
            node => node.Layer is BatchLayer layer ? new BatchStatistics(layer.StatisticsLength, Shards.Length) : null)];
        for (var i = 0; i < Shards.Length; i++)
        {
            _shardGradients[i] = new FloatBuffer(training ? model.Store.ShardLength : 0);
            Shards[i] = new Shard(i, i * shardRows, _shardGradients[i], scratch);
        }
    }

    /// <summary>All shards; the first <see cref="ShardCount"/> of them are in use.</summary>
    public Shard[] Shards { get; }

    /// <summary>Number of rows of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of shards of the current batch.</summary>
    public int ShardCount { get; private set; }

    /// <summary>The targets of the rows.</summary>
    public TargetBuffer Targets { get; }

    /// <summary>The losses of the rows.</summary>
    public FloatBuffer Losses { get; }

    /// <summary>Cuts the next batch into shards, and finds out which gradients it needs.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="training">Whether a backward pass follows.</param>
    /// <param name="randomKey">The key of the step's random numbers.</param>
    public void SetRows(int rows, bool training, ulong randomKey = 0)
    {
        Rows = rows;
        ShardCount = (rows + _shardRows - 1) / _shardRows;
        for (var i = 0; i < ShardCount; i++)
        {
            Shards[i].Begin(Math.Min(_shardRows, rows - i * _shardRows), training, randomKey);
        }

        for (var i = 0; i < _graph.Nodes.Count; i++)
        {
            var node = _graph.Nodes[i];
            var below = false;
            foreach (var input in node.Inputs)
            {
                below |= training && _wanted[input];
            }

            _wanted[node.Output] = below || (training && node.Layer.Learns);
            _prepared[i]?.Refresh(backward: below);
        }
    }

    /// <summary>The inputs of a shard.</summary>
    public Span<float> Inputs(Shard shard) => Of(_values, 0, shard);

    /// <summary>The outputs of a shard.</summary>
    public Span<float> Outputs(Shard shard) => Of(_values, _sizes.Length - 1, shard);

    /// <summary>The gradient for the outputs of a shard.</summary>
    public Span<float> OutputGradients(Shard shard) => Of(_gradients, _sizes.Length - 1, shard);

    /// <summary>A value of the graph, for all rows.</summary>
    public Span<float> Values(int value) => _values[value].Span[..(_sizes[value] * Rows)];

    /// <summary>The gradient for a value of the graph, for all rows.</summary>
    public Span<float> Gradients(int value) => _gradients[value].Span[..(_sizes[value] * Rows)];

    /// <summary>The memory of a value; several values may have the same.</summary>
    public FloatBuffer ValueBuffer(int value) => _values[value];

    /// <summary>The memory of the gradient for a value; several may have the same.</summary>
    public FloatBuffer GradientBuffer(int value) => _gradients[value];

    /// <summary>The first row of a shard; that of the shard behind the last one is the number of rows.</summary>
    public int FirstRow(int shard) => Math.Min(shard * _shardRows, Rows);

    /// <summary>The statistics of the shards at a <see cref="BatchLayer"/>, shard after shard.</summary>
    public Span<float> Statistics(int index) => _statistics[index]!.OfShards(ShardCount);

    /// <summary>Takes the inputs of a shard through all layers.</summary>
    public void Forward(Shard shard) => Forward(shard, 0, _graph.Nodes.Count);

    /// <summary>Takes a shard through some layers.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="from">The first layer.</param>
    /// <param name="to">The one before which to end.</param>
    public void Forward(Shard shard, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var (layer, inputs, output) = _graph.Nodes[i];
            Enter(shard, i);
            if (layer is BranchingLayer branching)
            {
                for (var part = 0; part < inputs.Length; part++)
                {
                    branching.JoinForward(part, shard.Rows, Of(_values, inputs[part], shard), Of(_values, output, shard));
                }
            }
            else if (!layer.IsView)
            {
                layer.Forward(shard, Of(_values, inputs[0], shard), Of(_values, output, shard));
            }
        }
    }

    /// <summary>Takes the gradient of a shard back through some layers, as far as it is wanted.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="from">The layer behind which to begin.</param>
    /// <param name="to">The last layer, which is below.</param>
    public void Backward(Shard shard, int from, int to)
    {
        for (var i = from - 1; i >= to; i--)
        {
            if (_wanted[_graph.Nodes[i].Output])
            {
                Enter(shard, i);
                Backward(shard, i);
            }
        }
    }

    /// <summary>Lets a shard leave what a <see cref="BatchLayer"/> wants of it.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="index">The layer.</param>
    /// <param name="backward">Whether the shard comes from above.</param>
    public void Collect(Shard shard, int index, bool backward)
    {
        var (layer, inputs, output) = _graph.Nodes[index];
        Enter(shard, index);
        var x = Of(_values, inputs[0], shard);
        var statistics = _statistics[index]!.Of(shard.Index);
        if (!backward)
        {
            ((BatchLayer)layer).Collect(shard, x, statistics);
        }
        else if (_wanted[output])
        {
            ((BatchLayer)layer).CollectBackward(shard, x, Of(_gradients, output, shard), statistics);
        }
    }

    /// <summary>Combines what the shards left at a <see cref="BatchLayer"/>.</summary>
    public void Combine(int index, bool backward)
    {
        var layer = (BatchLayer)_graph.Nodes[index].Layer;
        var shards = Shards.AsSpan(0, ShardCount);
        if (!backward)
        {
            layer.Combine(_statistics[index]!, shards);
        }
        else if (_wanted[_graph.Nodes[index].Output])
        {
            layer.CombineBackward(_statistics[index]!, shards);
        }
    }

    /// <summary>Adds up a piece of the shards' gradients of a parameter, in the order of the shards.</summary>
    public void SumShards(Parameter parameter, int start, Span<float> gradient) =>
        VectorOperations.Sum(_shardGradients.AsSpan(0, ShardCount), parameter.ShardOffset + start, 1, gradient);

    private void Backward(Shard shard, int index)
    {
        var (layer, inputs, output) = _graph.Nodes[index];
        ReadOnlySpan<float> dy = Of(_gradients, output, shard);
        for (var part = inputs.Length - 1; part >= 0; part--)
        {
            var input = inputs[part];
            var isLast = _lastReader[input] == (index, part);
            var dx = !_wanted[input] ? default
                : isLast ? Of(_gradients, input, shard)
                : _returned.Span.Slice(_returnedSize * shard.FirstRow, _sizes[input] * shard.Rows);
            if (layer is BranchingLayer branching)
            {
                if (!dx.IsEmpty && _gradients[input] != _gradients[output])
                {
                    branching.JoinBackward(part, shard.Rows, dy, dx);
                }
            }
            else if (!layer.IsView)
            {
                layer.Backward(shard, Of(_values, input, shard), Of(_values, output, shard), dy, dx);
            }
            else if (!dx.IsEmpty && _gradients[input] != _gradients[output])
            {
                dy.CopyTo(dx);
            }

            if (!dx.IsEmpty && !isLast)
            {
                VectorOperations.AddScaled(dx, 1, Of(_gradients, input, shard));
            }
        }
    }

    private void Enter(Shard shard, int index) =>
        shard.Enter(index, _kept[index], _graph.Nodes[index].Layer.KeptPerRow, _prepared[index], _statistics[index]);

    private Span<float> Of(FloatBuffer[] buffers, int value, Shard shard) =>
        buffers[value].Span.Slice(_sizes[value] * shard.FirstRow, _sizes[value] * shard.Rows);
}

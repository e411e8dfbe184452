namespace ActGen.Training;

/// <summary>
/// The memory that a model needs to work on one batch: the values and gradients between the layers, for all rows, and the shards.
/// </summary>
internal sealed class Workspace
{
    private readonly Sequential _model;
    private readonly int _shardRows;
    private readonly FloatBuffer[] _values;
    private readonly FloatBuffer[] _gradients;
    private readonly FloatBuffer[] _shardGradients;
    private readonly int[] _sizes;

    /// <summary>Allocates everything.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batchRows">The largest number of rows of a batch.</param>
    /// <param name="shardRows">Rows of a shard.</param>
    /// <param name="training">Whether backward passes will run.</param>
    public Workspace(Sequential model, int batchRows, int shardRows, bool training)
    {
        _model = model;
        _shardRows = shardRows;
        _sizes = [model.InputShape.Size, .. model.Layers.Select(layer => layer.OutputShape.Size)];
        long largest = (long)_sizes.Max() * batchRows;
        if (largest > Array.MaxLength / 2)
        {
            throw new ArgumentException(
                $"a batch of {batchRows} rows needs {largest:N0} values between two layers, too many for one buffer; use smaller batches");
        }

        int boundaries = _sizes.Length;
        _values = new FloatBuffer[boundaries];
        _gradients = new FloatBuffer[boundaries];
        _values[0] = new FloatBuffer(_sizes[0] * batchRows);
        for (int i = 1; i < boundaries; i++)
        {
            _values[i] = SharesInput(i - 1) ? _values[i - 1] : new FloatBuffer(_sizes[i] * batchRows);
        }

        // Below the first layer with parameters no gradient is ever wanted.
        int lowest = Array.FindIndex([.. model.Layers], layer => layer.Parameters.Count > 0);
        _gradients[^1] = new FloatBuffer(_sizes[^1] * batchRows);
        for (int i = boundaries - 2; i >= 0; i--)
        {
            bool shared = !training || model.Layers[i].IsView || model.Layers[i].BackwardInPlace;
            _gradients[i] = shared && i > lowest ? _gradients[i + 1] : new FloatBuffer(training && i > lowest ? _sizes[i] * batchRows : 0);
        }

        Labels = new byte[batchRows];
        Losses = new FloatBuffer(batchRows);
        int scratch = shardRows * model.Layers.Max(layer => layer.ScratchPerRow);
        Shards = new Shard[(batchRows + shardRows - 1) / shardRows];
        _shardGradients = new FloatBuffer[Shards.Length];
        for (int i = 0; i < Shards.Length; i++)
        {
            _shardGradients[i] = new FloatBuffer(training ? model.Store.ShardLength : 0);
            Shards[i] = new Shard(i * shardRows, _shardGradients[i], scratch);
        }
    }

    /// <summary>All shards; the first <see cref="ShardCount"/> of them are in use.</summary>
    public Shard[] Shards { get; }

    /// <summary>Number of rows of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of shards of the current batch.</summary>
    public int ShardCount { get; private set; }

    /// <summary>The labels of the rows.</summary>
    public byte[] Labels { get; }

    /// <summary>The losses of the rows.</summary>
    public FloatBuffer Losses { get; }

    /// <summary>Cuts the next batch into shards.</summary>
    public void SetRows(int rows, bool training)
    {
        Rows = rows;
        ShardCount = (rows + _shardRows - 1) / _shardRows;
        for (int i = 0; i < ShardCount; i++)
        {
            Shards[i].Rows = Math.Min(_shardRows, rows - i * _shardRows);
            Shards[i].Training = training;
        }
    }

    /// <summary>The inputs of a shard.</summary>
    public Span<float> Inputs(Shard shard) => Values(0, shard);

    /// <summary>The outputs of a shard.</summary>
    public Span<float> Outputs(Shard shard) => Values(_sizes.Length - 1, shard);

    /// <summary>The gradient for the outputs of a shard.</summary>
    public Span<float> OutputGradients(Shard shard) => Gradients(_sizes.Length - 1, shard);

    /// <summary>The values in front of a layer, or, for the number of layers, the outputs; for all rows.</summary>
    public Span<float> Values(int layer) => _values[layer].Span[..(_sizes[layer] * Rows)];

    /// <summary>The gradients in front of a layer, for all rows.</summary>
    public Span<float> Gradients(int layer) => _gradients[layer].Span[..(_sizes[layer] * Rows)];

    /// <summary>Takes the inputs of a shard through all layers.</summary>
    public void Forward(Shard shard)
    {
        for (int i = 0; i < _model.Layers.Count; i++)
        {
            Forward(i, shard);
        }
    }

    /// <summary>Takes a shard through one layer.</summary>
    public void Forward(int layer, Shard shard)
    {
        if (!_model.Layers[layer].IsView)
        {
            _model.Layers[layer].Forward(shard, Values(layer, shard), Values(layer + 1, shard));
        }
    }

    /// <summary>Takes the gradient of a shard's outputs back to a layer.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="lowest">The lowest layer that learns.</param>
    public void Backward(Shard shard, int lowest)
    {
        shard.ClearGradients();
        for (int i = _model.Layers.Count - 1; i >= lowest; i--)
        {
            var layer = _model.Layers[i];
            if (!layer.IsView)
            {
                var dx = i == lowest ? default : Gradients(i, shard);
                layer.Backward(shard, Values(i, shard), Values(i + 1, shard), Gradients(i + 1, shard), dx);
            }
        }
    }

    /// <summary>Adds up a piece of the shards' gradients of a parameter, in the order of the shards.</summary>
    public void SumShards(Parameter parameter, int start, Span<float> gradient) =>
        VectorOperations.Sum(_shardGradients.AsSpan(0, ShardCount), parameter.ShardOffset + start, 1, gradient);

    /// <summary>
    /// Whether the output of a layer lies where its input does: because it is the same, or because the layer can write over it and no
    /// backward pass reads it. The inputs of the network are kept, to be able to run a batch again.
    /// </summary>
    private bool SharesInput(int layer)
    {
        if (_model.Layers[layer].IsView)
        {
            return true;
        }

        int maker = layer - 1;
        while (maker >= 0 && _model.Layers[maker].IsView)
        {
            maker--;
        }

        return _model.Layers[layer].ForwardInPlace && !_model.Layers[layer].BackwardReadsInput
            && maker >= 0 && !_model.Layers[maker].BackwardReadsOutput;
    }

    private Span<float> Values(int boundary, Shard shard) =>
        _values[boundary].Span.Slice(_sizes[boundary] * shard.FirstRow, _sizes[boundary] * shard.Rows);

    private Span<float> Gradients(int boundary, Shard shard) =>
        _gradients[boundary].Span.Slice(_sizes[boundary] * shard.FirstRow, _sizes[boundary] * shard.Rows);
}

namespace ActGen.Training;

/// <summary>
/// Some consecutive rows of a batch that one thread takes through the network, with memory of their own for parameter gradients
/// and scratch. The cut into shards depends on the batch alone, never on the number of threads.
/// </summary>
public sealed class Shard
{
    private readonly FloatBuffer _gradients;
    private readonly FloatBuffer _scratch;
    private FloatBuffer _kept;
    private int _keptPerRow;
    private ulong _randomKey;
    private int _layer;
    private BatchStatistics? _statistics;

    internal Shard(int index, int firstRow, FloatBuffer gradients, int scratchLength)
    {
        (Index, FirstRow) = (index, firstRow);
        _gradients = gradients;
        _kept = gradients;
        _scratch = new FloatBuffer(scratchLength);
    }

    /// <summary>Index of the first row in the batch.</summary>
    public int FirstRow { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether this is a step of training, not of evaluation.</summary>
    public bool Training { get; private set; }

    /// <summary>
    /// Memory to use during one pass of one layer: <see cref="Layer.ScratchLength"/> floats for the rows, with anything in it.
    /// </summary>
    public Span<float> Scratch => _scratch.Span;

    /// <summary>
    /// Memory that keeps what the layer's forward pass leaves for its backward pass: <see cref="Layer.KeptPerRow"/> floats for each row.
    /// </summary>
    public Span<float> Kept => _kept.Span.Slice(FirstRow * _keptPerRow, Rows * _keptPerRow);

    /// <summary>This shard's part of the gradient of a parameter, to add to.</summary>
    /// <param name="parameter">A parameter that is not <see cref="Parameter.WholeBatch"/>.</param>
    public Span<float> Gradient(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Gradient(parameter, parameter.Length);
    }

    /// <summary>
    /// The random numbers of a row for this step and layer: the same in the forward and the backward pass, on any number of threads, and
    /// after a restart from a checkpoint.
    /// </summary>
    /// <param name="row">The row, from 0 in this shard.</param>
    public RandomStream Random(int row) => new(_randomKey, (uint)_layer, (uint)(FirstRow + row));

    /// <summary>Number of the shard in the batch.</summary>
    internal int Index { get; }

    /// <summary>The parameters of the layer in the form of <see cref="Layer.Prepare"/>.</summary>
    internal PreparedWeights? Prepared { get; private set; }

    /// <summary>The statistics of the layer, which is a <see cref="BatchLayer"/>.</summary>
    internal BatchStatistics Statistics => _statistics!;

    /// <summary>The gradients of a parameter and the ones joined to it.</summary>
    internal Span<float> Gradient(Parameter first, int length) => _gradients.Span.Slice(first.ShardOffset, length);

    internal void ClearGradients() => _gradients.Span.Clear();

    /// <summary>Begins a batch.</summary>
    internal void Begin(int rows, bool training, ulong randomKey) => (Rows, Training, _randomKey) = (rows, training, randomKey);

    /// <summary>Comes to a layer.</summary>
    internal void Enter(int layer, FloatBuffer kept, int keptPerRow, PreparedWeights? prepared, BatchStatistics? statistics) =>
        (_layer, _kept, _keptPerRow, Prepared, _statistics) = (layer, kept, keptPerRow, prepared, statistics);
}

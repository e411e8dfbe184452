namespace ActGen.Training;

/// <summary>
/// Some consecutive rows of a batch that one thread takes through the network, with memory of their own for parameter gradients
/// and scratch. The cut into shards depends on the batch alone, never on the number of threads.
/// </summary>
public sealed class Shard
{
    private readonly FloatBuffer _gradients;
    private readonly FloatBuffer _scratch;

    internal Shard(int firstRow, FloatBuffer gradients, int scratchLength)
    {
        FirstRow = firstRow;
        _gradients = gradients;
        _scratch = new FloatBuffer(scratchLength);
    }

    /// <summary>Index of the first row in the batch.</summary>
    public int FirstRow { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; internal set; }

    /// <summary>Whether this is a step of training, not of evaluation.</summary>
    public bool Training { get; internal set; }

    /// <summary>
    /// Memory to use during one pass of one layer: <see cref="Layer.ScratchPerRow"/> times the rows, with anything in it.
    /// </summary>
    public Span<float> Scratch => _scratch.Span;

    /// <summary>This shard's part of the gradient of a parameter, to add to.</summary>
    /// <param name="parameter">A parameter that is not <see cref="Parameter.WholeBatch"/>.</param>
    public Span<float> Gradient(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Gradient(parameter, parameter.Length);
    }

    /// <summary>The gradients of a parameter and the ones joined to it.</summary>
    internal Span<float> Gradient(Parameter first, int length) => _gradients.Span.Slice(first.ShardOffset, length);

    internal void ClearGradients() => _gradients.Span.Clear();
}

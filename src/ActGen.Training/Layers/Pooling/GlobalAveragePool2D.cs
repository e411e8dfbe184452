namespace ActGen.Training;

/// <summary>The mean of every channel of an image: [height, width, channels] becomes [channels].</summary>
/// <param name="name">The layer's name in the model.</param>
public sealed class GlobalAveragePool2D(string? name = null) : Layer(name)
{
    /// <inheritdoc />
    public override string Kind => "GlobalAveragePool2D";

    /// <inheritdoc />
    protected internal override bool BackwardReadsInput => false;

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    private int Places => InputShape.Size / InputShape.Channels;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var channels = InputShape.Channels;
        y.Clear();
        for (var row = 0; row < shard.Rows; row++)
        {
            var output = y.Slice(row * channels, channels);
            VectorOperations.AddColumnSums(Places, channels, x.Slice(row * InputShape.Size, InputShape.Size), channels, output);
            VectorOperations.Scale(output, 1f / Places, output);
        }
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        var channels = InputShape.Channels;
        for (var i = 0; i < dx.Length / channels; i++)
        {
            VectorOperations.Scale(dy.Slice(i / Places * channels, channels), 1f / Places, dx.Slice(i * channels, channels));
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input) => input.Rank == 3
        ? input.Channels
        : throw new ArgumentException($"{Kind} needs images of height, width and channels, not {input}");
}

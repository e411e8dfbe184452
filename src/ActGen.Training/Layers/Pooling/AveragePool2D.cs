namespace ActGen.Training;

/// <summary>
/// The mean of every square window of an image, channel by channel; what lies over the edge does not count.
/// </summary>
public sealed class AveragePool2D : Layer
{
    private Windows? _windows;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Side of the windows.</param>
    /// <param name="stride">Distance between two windows; their side if not given.</param>
    /// <param name="padding">What they do at the edges.</param>
    /// <param name="name">The layer's name in the model.</param>
    public AveragePool2D(int size = 2, int? stride = null, Padding padding = Padding.Valid, string? name = null) : base(name)
    {
        Size = Checks.AtLeast(1, size, nameof(size), nameof(AveragePool2D));
        Stride = Checks.AtLeast(1, stride ?? size, nameof(stride), nameof(AveragePool2D));
        Padding = Checks.Defined(padding, nameof(padding), nameof(AveragePool2D));
    }

    /// <inheritdoc />
    public override string Kind => "AveragePool2D";

    /// <summary>Side of the windows.</summary>
    public int Size { get; }

    /// <summary>Distance between two windows.</summary>
    public int Stride { get; }

    /// <summary>The treatment of windows at the edges.</summary>
    public Padding Padding { get; }

    /// <summary>How far the outer windows reach over the edges.</summary>
    /// <exception cref="InvalidOperationException">The layer is in no model yet.</exception>
    public Margins Margins => _windows?.Margins ?? throw NotBuilt();

    /// <summary>How the windows lie.</summary>
    internal Windows Windows => _windows!;

    /// <inheritdoc />
    protected internal override bool BackwardReadsInput => false;

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        y.Clear();
        var windows = _windows!;
        for (var i = 0; i < shard.Rows * windows.Count; i++)
        {
            var output = y.Slice(i * windows.Channels, windows.Channels);
            var (first, height, width) = windows.Place(i);
            for (var place = 0; place < height * width; place++)
            {
                VectorOperations.AddScaled(x.Slice(At(first, place, width), windows.Channels), 1, output);
            }

            VectorOperations.Scale(output, 1f / (height * width), output);
        }
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        ArgumentNullException.ThrowIfNull(shard);
        if (dx.IsEmpty)
        {
            return;
        }

        dx.Clear();
        var windows = _windows!;
        for (var i = 0; i < shard.Rows * windows.Count; i++)
        {
            var (first, height, width) = windows.Place(i);
            for (var place = 0; place < height * width; place++)
            {
                VectorOperations.AddScaled(
                    dy.Slice(i * windows.Channels, windows.Channels), 1f / (height * width),
                    dx.Slice(At(first, place, width), windows.Channels));
            }
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        _windows = new Windows(Kind, input, Size, Stride, Padding);
        return [_windows.Rows, _windows.Columns, _windows.Channels];
    }

    // Where a place of a window is, counted line by line from the first one.
    private int At(int first, int place, int width) =>
        first + (place / width * _windows!.Width + place % width) * _windows.Channels;
}

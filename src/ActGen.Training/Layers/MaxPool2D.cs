namespace ActGen.Training;

/// <summary>
/// Keeps the largest value of every square window of an image, channel by channel. Of equal values the first, line by line, gets the
/// gradient.
/// </summary>
public sealed class MaxPool2D : Layer
{
    private readonly int _size;
    private readonly int _stride;
    private readonly Padding _padding;
    private Windows? _windows;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Side of the windows.</param>
    /// <param name="stride">Distance between two windows; their side if not given.</param>
    /// <param name="padding">What they do at the edges.</param>
    /// <param name="name">The layer's name in the model.</param>
    public MaxPool2D(int size = 2, int? stride = null, Padding padding = Padding.Valid, string? name = null) : base(name)
    {
        _size = Checks.AtLeast(1, size, nameof(size));
        _stride = Checks.AtLeast(1, stride ?? size, nameof(stride));
        _padding = padding;
    }

    /// <inheritdoc />
    public override string Kind => "MaxPool2D";

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var windows = _windows!;
        for (int i = 0; i < shard.Rows * windows.Rows * windows.Columns; i++)
        {
            var output = y.Slice(i * windows.Channels, windows.Channels);
            bool first = true;
            foreach (int place in new WindowPlaces(windows, i))
            {
                var input = x.Slice(place, windows.Channels);
                if (first)
                {
                    input.CopyTo(output);
                    first = false;
                    continue;
                }

                for (int c = 0; c < output.Length; c++)
                {
                    // Written so that NaN wins: it must not get lost.
                    output[c] = input[c] <= output[c] || float.IsNaN(output[c]) ? output[c] : input[c];
                }
            }
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
        for (int i = 0; i < shard.Rows * windows.Rows * windows.Columns; i++)
        {
            for (int c = 0; c < windows.Channels; c++)
            {
                float largest = y[i * windows.Channels + c];
                foreach (int place in new WindowPlaces(windows, i))
                {
                    if (x[place + c] == largest)
                    {
                        dx[place + c] += dy[i * windows.Channels + c];
                        break;
                    }
                }
            }
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        _windows = new Windows(Kind, input, _size, _stride, _padding);
        return [_windows.Rows, _windows.Columns, _windows.Channels];
    }
}

using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>
/// Keeps the largest value of every square window of an image, channel by channel. Of equal values the first, line by line, gets the
/// gradient; NaN is larger than everything.
/// </summary>
public sealed class MaxPool2D : Layer
{
    private Windows? _windows;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Side of the windows.</param>
    /// <param name="stride">Distance between two windows; their side if not given.</param>
    /// <param name="padding">What they do at the edges.</param>
    /// <param name="name">The layer's name in the model.</param>
    public MaxPool2D(int size = 2, int? stride = null, Padding padding = Padding.Valid, string? name = null) : base(name)
    {
        Size = Checks.AtLeast(1, size, nameof(size), nameof(MaxPool2D));
        Stride = Checks.AtLeast(1, stride ?? size, nameof(stride), nameof(MaxPool2D));
        Padding = Checks.Defined(padding, nameof(padding), nameof(MaxPool2D));
    }

    /// <inheritdoc />
    public override string Kind => "MaxPool2D";

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
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var kernel = new MaxPoolForward
        {
            Windows = _windows!,
            Images = shard.Rows,
            Input = ref MemoryMarshal.GetReference(x),
            Output = ref MemoryMarshal.GetReference(y),
        };
        ElementKernel.Run(ref kernel, InputShape.Channels);
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        ArgumentNullException.ThrowIfNull(shard);
        if (dx.IsEmpty)
        {
            return;
        }

        if (!_windows!.CoverExactly)
        {
            dx.Clear();
        }

        var kernel = new MaxPoolBackward
        {
            Windows = _windows!,
            Images = shard.Rows,
            Input = ref MemoryMarshal.GetReference(x),
            Output = ref MemoryMarshal.GetReference(y),
            OutputGradient = ref MemoryMarshal.GetReference(dy),
            InputGradient = ref MemoryMarshal.GetReference(dx),
        };
        ElementKernel.Run(ref kernel, InputShape.Channels);
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        _windows = new Windows(Kind, input, Size, Stride, Padding);
        return [_windows.Rows, _windows.Columns, _windows.Channels];
    }
}

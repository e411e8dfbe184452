namespace ActGen.Training;

/// <summary>
/// Slides square windows over images of [height, width, channels]; each window gives one value for each filter: the sum of its values
/// times the filter's weights, and a bias. Parameters: <c>weight</c>, [size, size, channels, filters], and <c>bias</c>, [filters].
/// </summary>
public sealed class Conv2D : Layer
{
    private readonly int _filters;
    private readonly WeightInitializer _initializer;
    private readonly bool _useBias;
    private Windows? _windows;
    private Convolution? _convolution;
    private Parameter? _weight;
    private Parameter? _bias;

    /// <summary>Creates the layer.</summary>
    /// <param name="filters">Number of filters: the channels of the output.</param>
    /// <param name="size">Side of the windows.</param>
    /// <param name="stride">Distance between two windows.</param>
    /// <param name="padding">What they do at the edges.</param>
    /// <param name="initializer">How the weights start; <see cref="WeightInitializer.GlorotUniform"/> if not given.</param>
    /// <param name="bias">Whether there is a bias; it starts as <see cref="WeightInitializer.Bias"/> of the initializer says.</param>
    /// <param name="name">The layer's name in the model.</param>
    public Conv2D(
        int filters, int size, int stride = 1, Padding padding = Padding.Valid, WeightInitializer? initializer = null, bool bias = true,
        string? name = null) : base(name)
    {
        _filters = Checks.AtLeast(1, filters, nameof(filters), nameof(Conv2D));
        Size = Checks.AtLeast(1, size, nameof(size), nameof(Conv2D));
        Stride = Checks.AtLeast(1, stride, nameof(stride), nameof(Conv2D));
        Padding = Checks.Defined(padding, nameof(padding), nameof(Conv2D));
        _initializer = initializer ?? WeightInitializer.GlorotUniform;
        _useBias = bias;
    }

    /// <inheritdoc />
    public override string Kind => "Conv2D";

    /// <summary>Side of the windows.</summary>
    public int Size { get; }

    /// <summary>Distance between two windows.</summary>
    public int Stride { get; }

    /// <summary>The treatment of windows at the edges.</summary>
    public Padding Padding { get; }

    /// <summary>How far the outer windows reach over the edges.</summary>
    /// <exception cref="InvalidOperationException">The layer is in no model yet.</exception>
    public Margins Margins => _windows?.Margins ?? throw NotBuilt();

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    /// <summary>How the windows lie.</summary>
    internal Windows Windows => _windows!;

    /// <inheritdoc />
    protected internal override int ScratchLength(int rows) => _convolution!.ScratchLength;

    internal override PreparedWeights Prepare() => new ConvolutionWeights(_weight!);

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var weights = (ConvolutionWeights)shard.Prepared!;
        ReadOnlySpan<float> bias = _bias is null ? default : _bias.Value;
        for (var row = 0; row < shard.Rows; row++)
        {
            _convolution!.Forward(Image(x, row), weights.Forward, bias, y.Slice(row * OutputShape.Size, OutputShape.Size), shard.Scratch);
        }
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        ArgumentNullException.ThrowIfNull(shard);
        if (_bias is { Frozen: false })
        {
            VectorOperations.AddColumnSums(dy.Length / _filters, _filters, dy, _filters, shard.Gradient(_bias));
        }

        var weights = (ConvolutionWeights)shard.Prepared!;
        for (var row = 0; row < shard.Rows; row++)
        {
            var output = dy.Slice(row * OutputShape.Size, OutputShape.Size);
            if (!_weight!.Frozen)
            {
                _convolution!.AddWeightGradient(Image(x, row), output, shard.Gradient(_weight), shard.Scratch);
            }

            if (!dx.IsEmpty)
            {
                _convolution!.InputGradient(output, weights, dx.Slice(row * InputShape.Size, InputShape.Size), shard.Scratch);
            }
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        _windows = new Windows(Kind, input, Size, Stride, Padding);
        _convolution = new Convolution(_windows, _filters);
        var area = Size * Size;
        _weight = Add(new Parameter
        {
            Name = "weight",
            Shape = [Size, Size, _windows.Channels, _filters],
            Initializer = _initializer,
            FanIn = area * _windows.Channels,
            FanOut = area * _filters,
        });
        if (_useBias)
        {
            _bias = Add(new Parameter
            {
                Name = "bias",
                Shape = _filters,
                Initializer = _initializer.Bias,
                FanIn = area * _windows.Channels,
                FanOut = area * _filters,
            });
        }

        return [_windows.Rows, _windows.Columns, _filters];
    }

    private ReadOnlySpan<float> Image(ReadOnlySpan<float> x, int row) => x.Slice(row * InputShape.Size, InputShape.Size);
}

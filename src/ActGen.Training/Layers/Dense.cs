namespace ActGen.Training;

/// <summary>
/// Every output adds up all inputs: y = x W + b, for the last axis of the samples (a sample of several axes is a set of such rows).
/// Parameters: <c>weight</c>, [inputs, outputs] row-major, and <c>bias</c>, [outputs].
/// </summary>
public sealed class Dense : Layer
{
    private readonly int _units;
    private readonly WeightInitializer _initializer;
    private readonly bool _useBias;
    private Parameter? _weight;
    private Parameter? _bias;

    /// <summary>Creates the layer.</summary>
    /// <param name="units">Number of outputs.</param>
    /// <param name="initializer">
    /// How the weights start; <see cref="WeightInitializer.GlorotUniform"/> if not given. The bias starts as its
    /// <see cref="WeightInitializer.Bias"/>: 0 for most.
    /// </param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="name">The layer's name in the model.</param>
    public Dense(int units, WeightInitializer? initializer = null, bool bias = true, string? name = null) : base(name)
    {
        _units = Checks.AtLeast(1, units, nameof(units), nameof(Dense));
        _initializer = initializer ?? WeightInitializer.GlorotUniform;
        _useBias = bias;
    }

    /// <inheritdoc />
    public override string Kind => "Dense";

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    internal override PreparedWeights Prepare() => new DenseWeights(_weight!);

    private int Inputs => InputShape.Channels;

    private int RowsPerSample => InputShape.Size / Inputs;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var rows = shard.Rows * RowsPerSample;
        if (_bias is null)
        {
            MatrixProduct.Multiply(rows, _units, Inputs, x, Inputs, _weight!.Value, _units, y, _units);
        }
        else
        {
            MatrixProduct.MultiplyAddBias(rows, _units, Inputs, x, Inputs, _weight!.Value, _units, _bias.Value, y, _units);
        }
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var rows = shard.Rows * RowsPerSample;
        if (_bias is { Frozen: false })
        {
            VectorOperations.AddColumnSums(rows, _units, dy, _units, shard.Gradient(_bias));
        }

        if (!dx.IsEmpty)
        {
            MatrixProduct.Multiply(rows, dy, _units, ((DenseWeights)shard.Prepared!).Transposed, dx, Inputs);
        }
    }

    /// <inheritdoc />
    public override void BatchGradient(
        Parameter parameter, int start, int count, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> gradient) =>
        MatrixProduct.MultiplyTransposedA(count, _units, rows * RowsPerSample, x[start..], Inputs, dy, _units, gradient, _units);

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        var inputs = input.Channels;
        _weight = Add(new Parameter
        {
            Name = "weight",
            Shape = [inputs, _units],
            Initializer = _initializer,
            FanIn = inputs,
            FanOut = _units,
            WholeBatch = true,
        });
        if (_useBias)
        {
            _bias = Add(new Parameter
            {
                Name = "bias",
                Shape = _units,
                Initializer = _initializer.Bias,
                FanIn = inputs,
                FanOut = _units,
            });
        }

        int[] axes = [.. input];
        axes[^1] = _units;
        return Shape.Create(axes);
    }
}

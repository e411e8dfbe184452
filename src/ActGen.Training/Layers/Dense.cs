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
    /// <param name="initializer">How the weights start; <see cref="WeightInitializer.GlorotUniform"/> if not given. The bias starts as 0.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="name">The layer's name in the model.</param>
    public Dense(int units, WeightInitializer? initializer = null, bool bias = true, string? name = null) : base(name)
    {
        _units = Checks.AtLeast(1, units, nameof(units));
        _initializer = initializer ?? WeightInitializer.GlorotUniform;
        _useBias = bias;
    }

    /// <inheritdoc />
    public override string Kind => "Dense";

    private int Inputs => InputShape.Channels;

    private int RowsPerSample => InputShape.Size / Inputs;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        int rows = shard.Rows * RowsPerSample;
        ReadOnlySpan<float> weight = _weight!.Value;
        ReadOnlySpan<float> bias = _bias is null ? default : _bias.Value;
        for (int r = 0; r < rows; r++)
        {
            var target = y.Slice(r * _units, _units);
            if (_bias is null)
            {
                target.Clear();
            }
            else
            {
                bias.CopyTo(target);
            }

            for (int i = 0; i < Inputs; i++)
            {
                MultiplyAdd(x[r * Inputs + i], weight.Slice(i * _units, _units), target);
            }
        }
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        int rows = shard.Rows * RowsPerSample;
        if (_bias is { Frozen: false })
        {
            var gradient = shard.Gradient(_bias);
            for (int r = 0; r < rows; r++)
            {
                MultiplyAdd(1, dy.Slice(r * _units, _units), gradient);
            }
        }

        if (dx.IsEmpty)
        {
            return;
        }

        ReadOnlySpan<float> weight = _weight!.Value;
        for (int r = 0; r < rows; r++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                float sum = 0;
                for (int o = 0; o < _units; o++)
                {
                    sum = MathF.FusedMultiplyAdd(dy[r * _units + o], weight[i * _units + o], sum);
                }

                dx[r * Inputs + i] = sum;
            }
        }
    }

    /// <inheritdoc />
    public override void BatchGradient(
        Parameter parameter, int start, int count, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> gradient)
    {
        rows *= RowsPerSample;
        for (int i = 0; i < count; i++)
        {
            var target = gradient.Slice(i * _units, _units);
            target.Clear();
            for (int r = 0; r < rows; r++)
            {
                MultiplyAdd(x[r * Inputs + start + i], dy.Slice(r * _units, _units), target);
            }
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        int inputs = input.Channels;
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
            _bias = Add(new Parameter { Name = "bias", Shape = _units, Initializer = WeightInitializer.Zeros });
        }

        int[] axes = [.. input];
        axes[^1] = _units;
        return Shape.Create(axes);
    }

    private static void MultiplyAdd(float factor, ReadOnlySpan<float> source, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = MathF.FusedMultiplyAdd(factor, source[i], target[i]);
        }
    }
}

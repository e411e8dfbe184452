namespace ActGen.Training;

/// <summary>
/// Brings the last axis of every sample to mean 0 and variance 1, then scales and shifts it by learned numbers (Ba et al., 2016):
/// y = (x - mean) / sqrt(variance + epsilon) * scale + shift. Parameters: <c>scale</c> and <c>shift</c>, one for each channel.
/// </summary>
public sealed class LayerNorm : Layer
{
    private readonly double _epsilon;
    private Parameter? _scale;
    private Parameter? _shift;

    /// <summary>Creates the layer.</summary>
    /// <param name="epsilon">What is added to the variance, above 0; 0.001 as in Keras (PyTorch: 1e-5).</param>
    /// <param name="name">The layer's name in the model.</param>
    public LayerNorm(double epsilon = 1e-3, string? name = null) : base(name) => _epsilon = Checks.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc />
    public override string Kind => "LayerNorm";

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    /// <inheritdoc />
    protected internal override bool BackwardInPlace => true;

    /// <summary>Mean and reciprocal deviation of every vector.</summary>
    protected internal override int KeptPerRow => 2 * (InputShape.Size / InputShape.Channels);

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        int channels = InputShape.Channels;
        var kept = shard.Kept;
        ReadOnlySpan<float> scale = _scale!.Value, shift = _shift!.Value;
        for (int i = 0; i < x.Length / channels; i++)
        {
            var input = x.Slice(i * channels, channels);
            var output = y.Slice(i * channels, channels);
            double sum = 0;
            foreach (float value in input)
            {
                sum += value;
            }

            double mean = sum / channels;
            double squares = 0;
            foreach (float value in input)
            {
                squares += (value - mean) * (value - mean);
            }

            float middle = (float)mean;
            float inverse = (float)(1 / Math.Sqrt(squares / channels + _epsilon));
            (kept[2 * i], kept[2 * i + 1]) = (middle, inverse);
            for (int c = 0; c < channels; c++)
            {
                output[c] = MathF.FusedMultiplyAdd((input[c] - middle) * inverse, scale[c], shift[c]);
            }
        }
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        ArgumentNullException.ThrowIfNull(shard);
        int channels = InputShape.Channels;
        var kept = shard.Kept;
        ReadOnlySpan<float> scale = _scale!.Value;
        Span<float> dscale = shard.Gradient(_scale), dshift = shard.Gradient(_shift!);
        for (int i = 0; i < x.Length / channels; i++)
        {
            var input = x.Slice(i * channels, channels);
            var output = dy.Slice(i * channels, channels);
            var (middle, inverse) = (kept[2 * i], kept[2 * i + 1]);
            double sum = 0;
            double projected = 0;
            for (int c = 0; c < channels; c++)
            {
                float normal = (input[c] - middle) * inverse;
                dscale[c] = MathF.FusedMultiplyAdd(output[c], normal, dscale[c]);
                dshift[c] += output[c];
                sum += output[c] * scale[c];
                projected += output[c] * scale[c] * normal;
            }

            if (!dx.IsEmpty)
            {
                float mean = (float)(sum / channels);
                float slope = (float)(projected / channels);
                var target = dx.Slice(i * channels, channels);
                for (int c = 0; c < channels; c++)
                {
                    float normal = (input[c] - middle) * inverse;
                    target[c] = inverse * (output[c] * scale[c] - mean - normal * slope);
                }
            }
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        _scale = Add(new Parameter { Name = "scale", Shape = input.Channels, Initializer = WeightInitializer.Ones, Decay = false });
        _shift = Add(new Parameter { Name = "shift", Shape = input.Channels, Initializer = WeightInitializer.Zeros, Decay = false });
        return input;
    }
}

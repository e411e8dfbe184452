using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>
/// Brings the last axis of every sample to mean 0 and variance 1, then scales and shifts it by learned numbers (Ba et al., 2016):
/// y = (x - mean) / sqrt(variance + epsilon) * scale + shift. Parameters: <c>scale</c> and <c>shift</c>, one for each channel.
/// </summary>
public sealed class LayerNorm : Layer
{
    private Parameter? _scale;
    private Parameter? _shift;

    /// <summary>Creates the layer.</summary>
    /// <param name="epsilon">What is added to the variance, above 0; 0.001 as in Keras (PyTorch: 1e-5).</param>
    /// <param name="name">The layer's name in the model.</param>
    public LayerNorm(double epsilon = 1e-3, string? name = null) : base(name) =>
        Epsilon = Checks.Positive(epsilon, nameof(epsilon), nameof(LayerNorm));

    /// <inheritdoc />
    public override string Kind => "LayerNorm";

    /// <summary>The number that is added to the variance.</summary>
    public double Epsilon { get; }

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    /// <inheritdoc />
    protected internal override bool BackwardInPlace => true;

    /// <inheritdoc />
    protected internal override int ScratchLength(int rows) => 2 * InputShape.Channels;

    /// <summary>Mean and reciprocal deviation of every vector.</summary>
    protected internal override int KeptPerRow => 2 * (InputShape.Size / InputShape.Channels);

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var channels = InputShape.Channels;
        var kept = shard.Kept;
        for (var i = 0; i < x.Length / channels; i++)
        {
            var input = x.Slice(i * channels, channels);
            var middle = (float)(LaneSum.Of(input) / channels);
            var inverse = (float)(1 / Math.Sqrt(LaneSum.OfSquares(input, middle) / channels + Epsilon));
            (kept[2 * i], kept[2 * i + 1]) = (middle, inverse);
            var kernel = new NormalizeVector
            {
                Middle = middle,
                Inverse = inverse,
                Input = ref MemoryMarshal.GetReference(input),
                Output = ref y[i * channels],
                Scale = ref MemoryMarshal.GetReference(_scale!.Value),
                Shift = ref MemoryMarshal.GetReference(_shift!.Value),
            };
            ElementKernel.Run(ref kernel, channels);
        }
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var channels = InputShape.Channels;
        var kept = shard.Kept;
        Span<float> normal = shard.Scratch[..channels], scaled = shard.Scratch.Slice(channels, channels);
        for (var i = 0; i < x.Length / channels; i++)
        {
            var first = new VectorGradients
            {
                Middle = kept[2 * i],
                Inverse = kept[2 * i + 1],
                Input = ref MemoryMarshal.GetReference(x[(i * channels)..]),
                Gradient = ref MemoryMarshal.GetReference(dy[(i * channels)..]),
                Scale = ref MemoryMarshal.GetReference(_scale!.Value),
                ScaleGradient = ref MemoryMarshal.GetReference(shard.Gradient(_scale)),
                ShiftGradient = ref MemoryMarshal.GetReference(shard.Gradient(_shift!)),
                Normal = ref MemoryMarshal.GetReference(normal),
                Scaled = ref MemoryMarshal.GetReference(scaled),
            };
            ElementKernel.Run(ref first, channels);
            if (dx.IsEmpty)
            {
                continue;
            }

            var second = new NormalizeVectorBackward
            {
                Inverse = kept[2 * i + 1],
                Mean = (float)(LaneSum.Of(scaled) / channels),
                Slope = (float)(LaneSum.OfProducts(scaled, normal) / channels),
                Normal = ref MemoryMarshal.GetReference(normal),
                Scaled = ref MemoryMarshal.GetReference(scaled),
                InputGradient = ref dx[i * channels],
            };
            ElementKernel.Run(ref second, channels);
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

using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>
/// Brings every channel to mean 0 and variance 1 over the whole batch, then scales and shifts it by learned numbers (Ioffe and Szegedy,
/// 2015). Outside training it uses running means of what the batches had, which are saved with the model. Parameters: <c>scale</c>,
/// <c>shift</c>, and, moved by the layer itself, <c>mean</c> and <c>variance</c>; one value for each channel.
/// </summary>
public sealed class BatchNorm : BatchLayer
{
    private readonly double _momentum;
    private Parameter? _scale;
    private Parameter? _shift;
    private Parameter? _mean;
    private Parameter? _variance;

    /// <summary>Creates the layer; the defaults are those of Keras.</summary>
    /// <param name="momentum">The part of a running mean that each step keeps, from 0 to below 1 (PyTorch counts the other part).</param>
    /// <param name="epsilon">What is added to the variance, above 0.</param>
    /// <param name="name">The layer's name in the model.</param>
    public BatchNorm(double momentum = 0.99, double epsilon = 1e-3, string? name = null) : base(name)
    {
        _momentum = Checks.Fraction(momentum, nameof(momentum), nameof(BatchNorm));
        Epsilon = Checks.Positive(epsilon, nameof(epsilon), nameof(BatchNorm));
    }

    /// <inheritdoc />
    public override string Kind => "BatchNorm";

    /// <summary>The part of a running mean that each step keeps.</summary>
    public double Momentum => _momentum;

    /// <summary>The number that is added to the variance.</summary>
    public double Epsilon { get; }

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    /// <inheritdoc />
    protected internal override bool BackwardInPlace => true;

    // Mean and reciprocal deviation, and in the backward pass the means of dy and of dy times the normalized input.
    internal override int StatisticsLength => 4 * Channels;

    /// <inheritdoc />
    protected internal override int ScratchLength(int rows) => Channels;

    private int Channels => InputShape.Channels;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var inverse = shard.Training ? shard.Statistics.Combined.Slice(Channels, Channels) : shard.Scratch[..Channels];
        for (var c = 0; !shard.Training && c < Channels; c++)
        {
            inverse[c] = Inverse(_variance!.Value[c]);
        }

        var kernel = new NormalizeColumns
        {
            Rows = x.Length / Channels,
            Columns = Channels,
            Input = ref MemoryMarshal.GetReference(x),
            Output = ref MemoryMarshal.GetReference(y),
            Mean = ref MemoryMarshal.GetReference(shard.Training ? shard.Statistics.Combined : _mean!.Value),
            Inverse = ref MemoryMarshal.GetReference(inverse),
            Scale = ref MemoryMarshal.GetReference(_scale!.Value),
            Shift = ref MemoryMarshal.GetReference(_shift!.Value),
        };
        ElementKernel.Run(ref kernel, Channels);
    }

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        ArgumentNullException.ThrowIfNull(shard);
        Span<float> batch = shard.Statistics.Combined, own = shard.Statistics.Of(shard.Index);
        VectorOperations.AddScaled(own.Slice(2 * Channels, Channels), 1, shard.Gradient(_shift!));
        VectorOperations.AddScaled(own.Slice(3 * Channels, Channels), 1, shard.Gradient(_scale!));
        if (dx.IsEmpty)
        {
            return;
        }

        var kernel = new NormalizeColumnsBackward
        {
            Rows = x.Length / Channels,
            Columns = Channels,
            Input = ref MemoryMarshal.GetReference(x),
            Gradient = ref MemoryMarshal.GetReference(dy),
            InputGradient = ref MemoryMarshal.GetReference(dx),
            Mean = ref batch[0],
            Inverse = ref batch[Channels],
            Scale = ref MemoryMarshal.GetReference(_scale!.Value),
            MeanGradient = ref batch[2 * Channels],
            Slope = ref batch[3 * Channels],
        };
        ElementKernel.Run(ref kernel, Channels);
    }

    internal override void Collect(Shard shard, ReadOnlySpan<float> x, Span<float> statistics)
    {
        var kernel = new ColumnMoments
        {
            Rows = x.Length / Channels,
            Columns = Channels,
            Values = ref MemoryMarshal.GetReference(x),
            Mean = ref statistics[0],
            Squares = ref statistics[Channels],
        };
        ElementKernel.Run(ref kernel, Channels);
    }

    /// <summary>Means and sums of squares of several parts in one, after Chan, Golub and LeVeque (1979).</summary>
    internal override void Combine(BatchStatistics statistics, ReadOnlySpan<Shard> shards)
    {
        var places = InputShape.Size / Channels;
        for (var c = 0; c < Channels; c++)
        {
            double mean = 0;
            double squares = 0;
            double count = 0;
            foreach (var shard in shards)
            {
                var part = statistics.Of(shard.Index);
                var more = (double)shard.Rows * places;
                var distance = part[c] - mean;
                mean += distance * more / (count + more);
                squares += part[Channels + c] + distance * distance * count * more / (count + more);
                count += more;
            }

            var variance = squares / count;
            statistics.Combined[c] = (float)mean;
            statistics.Combined[Channels + c] = Inverse(variance);
            _mean!.Value[c] = (float)(_momentum * _mean.Value[c] + (1 - _momentum) * mean);
            _variance!.Value[c] = (float)(_momentum * _variance.Value[c] + (1 - _momentum) * variance);
        }
    }

    internal override void CollectBackward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> statistics)
    {
        var batch = shard.Statistics.Combined;
        var kernel = new ColumnGradients
        {
            Rows = x.Length / Channels,
            Columns = Channels,
            Input = ref MemoryMarshal.GetReference(x),
            Gradient = ref MemoryMarshal.GetReference(dy),
            Mean = ref batch[0],
            Inverse = ref batch[Channels],
            Sum = ref statistics[2 * Channels],
            Projected = ref statistics[3 * Channels],
        };
        ElementKernel.Run(ref kernel, Channels);
    }

    internal override void CombineBackward(BatchStatistics statistics, ReadOnlySpan<Shard> shards)
    {
        for (var i = 2 * Channels; i < 4 * Channels; i++)
        {
            double sum = 0;
            double count = 0;
            foreach (var shard in shards)
            {
                sum += statistics.Of(shard.Index)[i];
                count += shard.Rows;
            }

            statistics.Combined[i] = (float)(sum / (count * (InputShape.Size / Channels)));
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        _scale = Add(new Parameter { Name = "scale", Shape = input.Channels, Initializer = WeightInitializer.Ones, Decay = false });
        _shift = Add(new Parameter { Name = "shift", Shape = input.Channels, Initializer = WeightInitializer.Zeros, Decay = false });
        _mean = Add(Running("mean", input, WeightInitializer.Zeros));
        _variance = Add(Running("variance", input, WeightInitializer.Ones));
        return input;
    }

    /// <summary>The reciprocal deviation that belongs to a variance.</summary>
    internal float Inverse(double variance) => (float)(1 / Math.Sqrt(variance + Epsilon));

    private static Parameter Running(string name, Shape input, WeightInitializer start) => new()
    {
        Name = name,
        Shape = input.Channels,
        Initializer = start,
        Decay = false,
        Group = "statistics",
        Trainable = false,
    };
}

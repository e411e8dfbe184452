namespace ActGen.Training;

/// <summary>
/// Applies an activation to every sample. Its learnables become parameters of the layer, with the start, bounds, group, decay and
/// learning-rate factor the activation declares: <c>activation_1.alpha</c>.
/// </summary>
/// <typeparam name="T">The activation type.</typeparam>
/// <param name="name">The layer's name in the model.</param>
public sealed class Activation<T>(string? name = null) : Layer(name), IActivationLayer where T : IActivation
{
    private readonly ActivationInfo _info = T.Info;
    private ActivationShape _shape;
    private int _count;

    /// <inheritdoc />
    public override string Kind => _info.Name;

    /// <inheritdoc />
    ActivationDescriptor IActivationLayer.Activation { get; } = new ActivationDescriptor<T>();

    /// <inheritdoc />
    protected internal override bool ForwardInPlace => _info.Inputs.Count == 1 && _info.Outputs == 1;

    /// <inheritdoc />
    protected internal override bool BackwardReadsInput => _info.BackwardReads.HasFlag(BackwardReads.Input);

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => _info.BackwardReads.HasFlag(BackwardReads.Output);

    /// <inheritdoc />
    protected internal override bool BackwardInPlace => _info.Inputs.Count == _info.Outputs;

    /// <inheritdoc />
    protected internal override string NamePrefix => "activation";

    /// <inheritdoc />
    protected internal override int ScratchLength(int rows) => rows * InputShape.Size;

    private ReadOnlySpan<float> Values => _count == 0 ? default : Parameters[0].JoinedValue(_count);

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => T.Forward(x, Values, y, _shape);

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        if (dx.IsEmpty)
        {
            dx = shard.Scratch[..x.Length];
        }

        var gradients = _count == 0 ? default : shard.Gradient(Parameters[0], _count);
        T.Backward(x, y, dy, Values, dx, gradients, _shape);
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        var inputs = _info.Inputs.Count;
        if (input.Channels % inputs != 0)
        {
            throw new ArgumentException($"{_info.Name} has {inputs} inputs, so the last axis of {input} must be a multiple of {inputs}");
        }

        _shape = new ActivationShape(input.Size, input.Channels);
        _count = _info.ParameterCount(_shape);
        var part = WithChannels(input, input.Channels / inputs);
        foreach (var learnable in _info.Learnables)
        {
            Add(Parameter(learnable, part, joined: Parameters.Count > 0));
        }

        return WithChannels(input, input.Channels / inputs * _info.Outputs);
    }

    private static Parameter Parameter(LearnableInfo learnable, Shape sample, bool joined)
    {
        var one = learnable.Per switch
        {
            Per.Layer => 1,
            Per.Channel => sample.Channels,
            _ => sample,
        };
        return new Parameter
        {
            Name = learnable.Name,
            Shape = learnable.Count == 1 ? one : Shape.Create([learnable.Count, .. one]),
            Initializer = WeightInitializer.From(learnable.Init),
            Group = learnable.Group,
            Decay = learnable.Decay,
            LearningRate = learnable.LearningRate,
            Min = learnable.Min,
            Max = learnable.Max,
            Joined = joined,
        };
    }

    private static Shape WithChannels(Shape sample, int channels)
    {
        int[] axes = [.. sample];
        axes[^1] = channels;
        return Shape.Create(axes);
    }
}

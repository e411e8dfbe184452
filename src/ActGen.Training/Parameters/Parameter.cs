namespace ActGen.Training;

/// <summary>
/// A learned tensor of a layer: its values and gradient, which lie in the model's two contiguous buffers, and how it starts and
/// may move. A layer makes it in <see cref="Layer.Build"/>; the model gives it its place and its full name.
/// </summary>
public sealed class Parameter
{
    private ParameterStore? _store;
    private ParameterGroup? _group;
    private string? _fullName;

    /// <summary>The name: in a model, that of the layer and its own, <c>dense_1.weight</c>.</summary>
    public required string Name { get => _fullName ?? field; init => field = Checks.NotEmpty(value, nameof(Name), nameof(Parameter)); }

    /// <summary>The shape; values lie row-major, so that the last axis is contiguous.</summary>
    public required Shape Shape { get; init; }

    /// <summary>How the values start.</summary>
    public required WeightInitializer Initializer { get; init; }

    /// <summary>Number of inputs that one output adds up, for the initializers that scale with it.</summary>
    public int FanIn { get; init; } = 1;

    /// <summary>Number of outputs that one input reaches, for the initializers that scale with it.</summary>
    public int FanOut { get; init; } = 1;

    /// <summary>The group that is frozen and paced together: <c>"weight"</c> for layers, <c>"activation"</c> for activations.</summary>
    public string Group { get; init; } = "weight";

    /// <summary>Whether weight decay applies.</summary>
    public bool Decay { get; init; } = true;

    /// <summary>A factor on the learning rate, of this parameter alone; that of its group comes on top.</summary>
    public float LearningRate { get; init; } = 1;

    /// <summary>The smallest value allowed; updates are clamped to it.</summary>
    public float Min { get; init; } = float.NegativeInfinity;

    /// <summary>The largest value allowed; updates are clamped to it.</summary>
    public float Max { get; init; } = float.PositiveInfinity;

    /// <summary>
    /// Whether the layer computes the gradient for the whole batch at once, in <see cref="Layer.BatchGradient"/>, rather than for each
    /// shard of rows by itself, in <see cref="Layer.Backward"/>. Pays where the parameter is large against a shard.
    /// </summary>
    public bool WholeBatch { get; init; }

    /// <summary>
    /// Whether it lies directly behind the layer's parameter before it, so that both are one span. Otherwise it starts at a cache line.
    /// </summary>
    internal bool Joined { get; init; }

    /// <summary>
    /// Whether an optimizer moves it. Otherwise the layer itself writes the values (running statistics); they are saved and hashed like all
    /// others.
    /// </summary>
    public bool Trainable { get; init; } = true;

    /// <summary>
    /// Whether training leaves the values as they are; always so unless <see cref="Trainable"/>. The gradient is then not computed either.
    /// </summary>
    public bool Frozen { get => field || !Trainable; set; }

    /// <summary>Number of values.</summary>
    public int Length => Shape.Size;

    /// <summary>The values.</summary>
    /// <exception cref="InvalidOperationException">The parameter is in no model yet.</exception>
    public Span<float> Value => Store.Values.Span.Slice(Offset, Length);

    /// <summary>
    /// The gradient of the mean loss over the last batch. Stale while <see cref="Frozen"/>; with several processes, complete only at the
    /// end of an epoch.
    /// </summary>
    /// <exception cref="InvalidOperationException">The parameter is in no model yet.</exception>
    public Span<float> Gradient => Store.Gradients.Span.Slice(Offset, Length);

    /// <summary>Where the parameter starts in the model's buffers and in the state of an optimizer.</summary>
    internal int Offset { get; private set; }

    /// <summary>Where it starts in the gradient buffer of a shard; meaningless if <see cref="WholeBatch"/>.</summary>
    internal int ShardOffset { get; private set; }

    private ParameterStore Store => _store ?? throw new InvalidOperationException(
        $"parameter '{Name}' has no values yet: it gets them when its layer is put into a Sequential");

    /// <inheritdoc />
    public override string ToString() => $"{Name} {Shape}";

    /// <summary>The product of the factors on the learning rate.</summary>
    internal float EffectiveLearningRate => LearningRate * (_group?.LearningRate ?? 1);

    /// <summary>The values of this parameter and the ones joined to it.</summary>
    internal Span<float> JoinedValue(int length) => Store.Values.Span.Slice(Offset, length);

    internal void Join(string layer, ParameterGroup group) => (_fullName, _group) = ($"{layer}.{Name}", group);

    internal void Place(ParameterStore store, int offset, int shardOffset) => (_store, Offset, ShardOffset) = (store, offset, shardOffset);
}

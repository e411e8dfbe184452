namespace ActGen.Training;

/// <summary>Makes one axis of all axes of a sample. Costs nothing: the memory stays the same.</summary>
/// <param name="name">The layer's name in the model.</param>
public sealed class Flatten(string? name = null) : Layer(name)
{
    /// <inheritdoc />
    public override string Kind => "Flatten";

    /// <inheritdoc />
    protected internal override bool IsView => true;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        if (!dx.IsEmpty)
        {
            dy.CopyTo(dx);
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input) => input.Size;
}

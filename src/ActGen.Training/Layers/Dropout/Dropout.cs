namespace ActGen.Training;

/// <summary>
/// In training, sets a part of the values to 0 at random and makes the others larger, so that the mean stays; otherwise does nothing
/// (Srivastava et al., 2014).
/// </summary>
/// <param name="rate">The part of the values that is set to 0, from 0 to below 1.</param>
/// <param name="name">The layer's name in the model.</param>
public sealed class Dropout(double rate, string? name = null) : Layer(name)
{
    private readonly DropMask _mask = new(Checks.Fraction(rate, nameof(rate), nameof(Dropout)));
    private readonly float _keep = (float)(1 / (1 - rate));

    /// <inheritdoc />
    public override string Kind => "Dropout";

    /// <summary>The part of the values that is set to 0 in training.</summary>
    public double Rate { get; } = rate;

    /// <inheritdoc />
    protected internal override bool ForwardInPlace => true;

    /// <inheritdoc />
    protected internal override bool BackwardReadsInput => false;

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    /// <inheritdoc />
    protected internal override bool BackwardInPlace => true;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => _mask.Apply(shard, x, _keep, 0, 0, y);

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        if (!dx.IsEmpty)
        {
            _mask.Apply(shard, dy, _keep, 0, 0, dx);
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input) => input;
}

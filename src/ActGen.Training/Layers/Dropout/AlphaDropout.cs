namespace ActGen.Training;

/// <summary>
/// Dropout for networks of SELU: in training, sets a part of the values to SELU's lower limit and scales and shifts all of them, so that
/// mean 0 and variance 1 stay (Klambauer et al., 2017); otherwise does nothing.
/// </summary>
public sealed class AlphaDropout : Layer
{
    // Minus the product of SELU's scale and alpha.
    private const double LowerLimit = -1.0507009873554805 * 1.6732632423543772;

    private readonly DropMask _mask;
    private readonly float _scale;
    private readonly float _shift;
    private readonly float _dropped;

    /// <summary>Creates the layer.</summary>
    /// <param name="rate">The part of the values that is dropped, from 0 to below 1.</param>
    /// <param name="name">The layer's name in the model.</param>
    public AlphaDropout(double rate, string? name = null) : base(name)
    {
        Rate = Checks.Fraction(rate, nameof(rate), nameof(AlphaDropout));
        _mask = new DropMask(rate);
        var scale = 1 / Math.Sqrt((1 - rate) * (1 + rate * LowerLimit * LowerLimit));
        var shift = -scale * rate * LowerLimit;
        (_scale, _shift, _dropped) = ((float)scale, (float)shift, (float)(scale * LowerLimit + shift));
    }

    /// <inheritdoc />
    public override string Kind => "AlphaDropout";

    /// <summary>The part of the values that is dropped in training.</summary>
    public double Rate { get; }

    /// <inheritdoc />
    protected internal override bool ForwardInPlace => true;

    /// <inheritdoc />
    protected internal override bool BackwardReadsInput => false;

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    /// <inheritdoc />
    protected internal override bool BackwardInPlace => true;

    /// <inheritdoc />
    public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) =>
        _mask.Apply(shard, x, _scale, _shift, _dropped, y);

    /// <inheritdoc />
    public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        if (!dx.IsEmpty)
        {
            _mask.Apply(shard, dy, _scale, 0, 0, dx);
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input) => input;
}

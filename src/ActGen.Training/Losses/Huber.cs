using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// The mean over a sample's outputs of e^2 / 2 for |e| up to a delta and delta (|e| - delta / 2) beyond, with e = output - target
/// (Huber, 1964): squares for small errors, no more than a constant pull from outliers.
/// </summary>
/// <param name="delta">Where the parabola becomes a line, above 0; 1 as in Keras.</param>
public sealed class Huber(float delta = 1) : ElementLoss
{
    private readonly float _delta = (float)Checks.Positive(delta, nameof(delta), nameof(Huber));

    /// <inheritdoc />
    public override string Name => "huber";

    /// <inheritdoc />
    public override IReadOnlyList<Metric> DefaultMetrics { get; } = [new AbsoluteError()];

    /// <inheritdoc />
    public override void Compute(
        ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses) =>
        Run(new Formula { Delta = _delta }, outputs, targets, scale, gradient, losses);

    private readonly struct Formula : IElementLoss
    {
        public required float Delta { get; init; }

        public TLanes Of<TLanes>(TLanes output, TLanes target, out TLanes slope) where TLanes : struct, ILanes<TLanes>
        {
            TLanes delta = TLanes.Create(Delta), half = TLanes.Create(0.5f);
            var error = output - target;
            // The error clamped to [-delta, delta]: slope of the loss, and one factor of both its forms.
            slope = TLanes.Max(-delta, TLanes.Min(delta, error));
            return slope * (error - half * slope);
        }
    }
}

using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>The mean over a sample's outputs of (output - target)^2.</summary>
public sealed class MeanSquaredError : ElementLoss
{
    /// <inheritdoc />
    public override string Name => "mean_squared_error";

    /// <inheritdoc />
    public override IReadOnlyList<Metric> DefaultMetrics { get; } = [new AbsoluteError()];

    /// <inheritdoc />
    public override void Compute(
        ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses) =>
        Run(default(Formula), outputs, targets, scale, gradient, losses);

    private readonly struct Formula : IElementLoss
    {
        public TLanes Of<TLanes>(TLanes output, TLanes target, out TLanes slope) where TLanes : struct, ILanes<TLanes>
        {
            var error = output - target;
            slope = error + error;
            return error * error;
        }
    }
}

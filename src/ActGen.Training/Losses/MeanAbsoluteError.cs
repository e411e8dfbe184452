using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>The mean over a sample's outputs of |output - target|; its slope at 0 is 0.</summary>
public sealed class MeanAbsoluteError : ElementLoss
{
    /// <inheritdoc />
    public override string Name => "mean_absolute_error";

    /// <inheritdoc />
    public override void Compute(
        ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses) =>
        Run(default(Formula), outputs, targets, scale, gradient, losses);

    private readonly struct Formula : IElementLoss
    {
        public TLanes Of<TLanes>(TLanes output, TLanes target, out TLanes slope) where TLanes : struct, ILanes<TLanes>
        {
            var error = output - target;
            slope = Primitives.Sign(error);
            return TLanes.Abs(error);
        }
    }
}

using System.Globalization;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// The mean over a sample's outputs z of the cross-entropy between a target t from 0 to 1 and sigmoid(z): yes-or-no questions, any
/// number of them at once. Stable for all finite outputs: max(z, 0) - z t + log(1 + exp(-|z|)).
/// </summary>
public sealed class BinaryCrossEntropy : ElementLoss
{
    /// <inheritdoc />
    public override string Name => "binary_cross_entropy";

    /// <inheritdoc />
    public override IReadOnlyList<Metric> DefaultMetrics { get; } = [new BinaryAccuracy()];

    /// <inheritdoc />
    public override void Compute(
        ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses) =>
        Run(default(Formula), outputs, Checked(targets), scale, gradient, losses);

    // Beyond them the loss has no lower end, and training runs after it.
    private Targets Checked(Targets targets)
    {
        var flaw = targets.Values.IndexOfAnyExceptInRange(0f, 1f);
        return flaw < 0
            ? targets
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"the loss {Name} needs targets from 0 to 1, and the data have {targets.Values[flaw]}"));
    }

    private readonly struct Formula : IElementLoss
    {
        public TLanes Of<TLanes>(TLanes output, TLanes target, out TLanes slope) where TLanes : struct, ILanes<TLanes>
        {
            slope = Primitives.Sigmoid(output) - target;
            return TLanes.Max(output, TLanes.Zero) - output * target + Primitives.Log1p(Primitives.ExpOfMinusAbs(output));
        }
    }
}

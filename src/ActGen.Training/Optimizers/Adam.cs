using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// Adam (Kingma and Ba, 2015) in the form of Keras: m += (1 - beta1) (g - m); v += (1 - beta2) (g*g - v);
/// p -= a m / (sqrt(v) + epsilon) with a = rate * sqrt(1 - beta2^t) / (1 - beta1^t).
/// </summary>
public class Adam : Optimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly float _epsilon;
    private float _correction;

    /// <summary>Creates the optimizer; the defaults are those of Keras.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="beta1">How much of the mean gradient is kept at each step.</param>
    /// <param name="beta2">How much of the mean square is kept at each step.</param>
    /// <param name="epsilon">What is added to the root of the mean square.</param>
    /// <param name="weightDecay">See <see cref="Optimizer.WeightDecay"/>.</param>
    public Adam(float learningRate = 1e-3f, double beta1 = 0.9, double beta2 = 0.999, float epsilon = 1e-7f, float weightDecay = 0)
        : base(learningRate, weightDecay, "m", "v")
    {
        _beta1 = Checks.Fraction(beta1, nameof(beta1));
        _beta2 = Checks.Fraction(beta2, nameof(beta2));
        _epsilon = Checks.NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc />
    public override string Name => "adam";

    private protected override void Prepare(long step) =>
        _correction = (float)(Math.Sqrt(1 - Power(_beta2, step)) / (1 - Power(_beta1, step)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override bool Update<TLanes>(in UpdateSlice slice, int start, int end)
    {
        ref float value = ref MemoryMarshal.GetReference(slice.Value);
        ref float gradient = ref MemoryMarshal.GetReference(slice.Gradient);
        ref float mean = ref MemoryMarshal.GetReference(State(0, slice));
        ref float square = ref MemoryMarshal.GetReference(State(1, slice));
        TLanes new1 = TLanes.Create((float)(1 - _beta1)), new2 = TLanes.Create((float)(1 - _beta2)), epsilon = TLanes.Create(_epsilon);
        TLanes rate = TLanes.Create(slice.LearningRate * _correction), keep = TLanes.Create(1 - slice.Shrink);
        TLanes min = TLanes.Create(slice.Min), max = TLanes.Create(slice.Max), check = TLanes.Zero;
        for (int i = start; i < end; i += TLanes.Count)
        {
            TLanes g = TLanes.Load(ref Unsafe.Add(ref gradient, i));
            TLanes m = TLanes.Load(ref Unsafe.Add(ref mean, i));
            TLanes v = TLanes.Load(ref Unsafe.Add(ref square, i));
            m = TLanes.FusedMultiplyAdd(new1, g - m, m);
            v = TLanes.FusedMultiplyAdd(new2, TLanes.FusedMultiplyAdd(g, g, -v), v);
            TLanes.Store(m, ref Unsafe.Add(ref mean, i));
            TLanes.Store(v, ref Unsafe.Add(ref square, i));
            TLanes p = TLanes.Load(ref Unsafe.Add(ref value, i)) * keep;
            p -= rate * m / (TLanes.Sqrt(v) + epsilon);
            p = TLanes.Min(TLanes.Max(p, min), max);
            TLanes.Store(p, ref Unsafe.Add(ref value, i));
            check = TLanes.FusedMultiplyAdd(p, TLanes.Zero, check);
        }

        return TLanes.All(TLanes.Equal(check, TLanes.Zero));
    }

    /// <summary>A power by repeated squaring, because the library's may differ in the last bit between machines.</summary>
    private static double Power(double value, long exponent)
    {
        double result = 1;
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * value : result;
            value *= value;
        }

        return result;
    }
}

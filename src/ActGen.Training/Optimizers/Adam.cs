using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.CompilerServices;
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
        _beta1 = Checks.Fraction(beta1, nameof(beta1), Checks.NameOf(this));
        _beta2 = Checks.Fraction(beta2, nameof(beta2), Checks.NameOf(this));
        _epsilon = Checks.NotNegative(epsilon, nameof(epsilon), Checks.NameOf(this));
    }

    /// <inheritdoc />
    public override string Name => "adam";

    /// <inheritdoc />
    protected override void Prepare(long step) =>
        _correction = (float)(Math.Sqrt(1 - Exact.Power(_beta2, step)) / (1 - Exact.Power(_beta1, step)));

    /// <inheritdoc />
    protected internal override bool Update(in UpdateSlice slice)
    {
        var kernel = new Kernel
        {
            Value = ref MemoryMarshal.GetReference(slice.Value),
            Gradient = ref MemoryMarshal.GetReference(slice.Gradient),
            Mean = ref MemoryMarshal.GetReference(State(0, slice)),
            Square = ref MemoryMarshal.GetReference(State(1, slice)),
            New1 = (float)(1 - _beta1),
            New2 = (float)(1 - _beta2),
            Epsilon = _epsilon,
            Rate = slice.LearningRate * _correction,
            Keep = 1 - slice.DecayFactor,
            Min = slice.Min,
            Max = slice.Max,
            Finite = true,
        };
        ElementKernel.Run(ref kernel, slice.Value.Length);
        return kernel.Finite;
    }

    private ref struct Kernel : IElementKernel
    {
        public ref float Value;
        public ref float Gradient;
        public ref float Mean;
        public ref float Square;
        public float New1;
        public float New2;
        public float Epsilon;
        public float Rate;
        public float Keep;
        public float Min;
        public float Max;
        public bool Finite;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
        {
            TLanes new1 = TLanes.Create(New1), new2 = TLanes.Create(New2), epsilon = TLanes.Create(Epsilon);
            TLanes rate = TLanes.Create(Rate), keep = TLanes.Create(Keep);
            TLanes min = TLanes.Create(Min), max = TLanes.Create(Max), check = TLanes.Zero;
            for (nint i = start; i < end; i += TLanes.Count)
            {
                var g = TLanes.Load(ref Unsafe.Add(ref Gradient, i));
                var m = TLanes.Load(ref Unsafe.Add(ref Mean, i));
                var v = TLanes.Load(ref Unsafe.Add(ref Square, i));
                m = TLanes.FusedMultiplyAdd(new1, g - m, m);
                v = TLanes.FusedMultiplyAdd(new2, TLanes.FusedMultiplyAdd(g, g, -v), v);
                TLanes.Store(m, ref Unsafe.Add(ref Mean, i));
                TLanes.Store(v, ref Unsafe.Add(ref Square, i));
                var p = TLanes.Load(ref Unsafe.Add(ref Value, i)) * keep;
                p -= rate * m / (TLanes.Sqrt(v) + epsilon);
                p = TLanes.Smaller(max, TLanes.Larger(min, p));
                TLanes.Store(p, ref Unsafe.Add(ref Value, i));
                check = TLanes.FusedMultiplyAdd(p, TLanes.Zero, check);
            }

            Finite &= TLanes.All(TLanes.Equal(check, TLanes.Zero));
        }
    }
}

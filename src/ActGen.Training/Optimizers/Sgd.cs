using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// Gradient descent, with momentum if wanted, as in Keras: v = momentum * v - rate * g; p += v, or with Nesterov
/// p += momentum * v - rate * g.
/// </summary>
public sealed class Sgd : Optimizer
{
    private readonly float _momentum;
    private readonly bool _nesterov;

    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The learning rate, 0.01 as in Keras.</param>
    /// <param name="momentum">The part of the last step that is kept, from 0 to below 1.</param>
    /// <param name="nesterov">Whether to look ahead (Nesterov's momentum).</param>
    /// <param name="weightDecay">See <see cref="Optimizer.WeightDecay"/>.</param>
    public Sgd(float learningRate = 0.01f, float momentum = 0, bool nesterov = false, float weightDecay = 0)
        : base(learningRate, weightDecay, momentum > 0 ? ["velocity"] : [])
    {
        _momentum = (float)Checks.Fraction(momentum, nameof(momentum), nameof(Sgd));
        _nesterov = nesterov;
    }

    /// <inheritdoc />
    public override string Name => "sgd";

    /// <inheritdoc />
    protected internal override bool Update(in UpdateSlice slice)
    {
        var kernel = new Kernel
        {
            Value = ref MemoryMarshal.GetReference(slice.Value),
            Gradient = ref MemoryMarshal.GetReference(slice.Gradient),
            Velocity = ref _momentum > 0 ? ref MemoryMarshal.GetReference(State(0, slice)) : ref Unsafe.NullRef<float>(),
            Momentum = _momentum,
            Nesterov = _nesterov,
            Rate = slice.LearningRate,
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
        public ref float Velocity;
        public float Momentum;
        public bool Nesterov;
        public float Rate;
        public float Keep;
        public float Min;
        public float Max;
        public bool Finite;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
        {
            var hasMomentum = !Unsafe.IsNullRef(ref Velocity);
            TLanes rate = TLanes.Create(Rate), momentum = TLanes.Create(Momentum), keep = TLanes.Create(Keep);
            TLanes min = TLanes.Create(Min), max = TLanes.Create(Max), check = TLanes.Zero;
            for (nint i = start; i < end; i += TLanes.Count)
            {
                var step = rate * TLanes.Load(ref Unsafe.Add(ref Gradient, i));
                var p = TLanes.Load(ref Unsafe.Add(ref Value, i)) * keep;
                if (hasMomentum)
                {
                    var v = TLanes.FusedMultiplyAdd(momentum, TLanes.Load(ref Unsafe.Add(ref Velocity, i)), -step);
                    TLanes.Store(v, ref Unsafe.Add(ref Velocity, i));
                    p += Nesterov ? TLanes.FusedMultiplyAdd(momentum, v, -step) : v;
                }
                else
                {
                    p -= step;
                }

                p = TLanes.Smaller(max, TLanes.Larger(min, p));
                TLanes.Store(p, ref Unsafe.Add(ref Value, i));
                check = TLanes.FusedMultiplyAdd(p, TLanes.Zero, check);
            }

            Finite &= TLanes.All(TLanes.Equal(check, TLanes.Zero));
        }
    }
}

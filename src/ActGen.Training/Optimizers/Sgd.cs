using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        _momentum = (float)Checks.Fraction(momentum, nameof(momentum));
        _nesterov = nesterov;
    }

    /// <inheritdoc />
    public override string Name => "sgd";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override bool Update<TLanes>(in UpdateSlice slice, int start, int end)
    {
        ref float value = ref MemoryMarshal.GetReference(slice.Value);
        ref float gradient = ref MemoryMarshal.GetReference(slice.Gradient);
        ref float velocity = ref (_momentum > 0 ? ref MemoryMarshal.GetReference(State(0, slice)) : ref Unsafe.NullRef<float>());
        TLanes rate = TLanes.Create(slice.LearningRate), momentum = TLanes.Create(_momentum), keep = TLanes.Create(1 - slice.Shrink);
        TLanes min = TLanes.Create(slice.Min), max = TLanes.Create(slice.Max), check = TLanes.Zero;
        for (int i = start; i < end; i += TLanes.Count)
        {
            TLanes step = rate * TLanes.Load(ref Unsafe.Add(ref gradient, i));
            TLanes p = TLanes.Load(ref Unsafe.Add(ref value, i)) * keep;
            if (_momentum > 0)
            {
                TLanes v = TLanes.FusedMultiplyAdd(momentum, TLanes.Load(ref Unsafe.Add(ref velocity, i)), -step);
                TLanes.Store(v, ref Unsafe.Add(ref velocity, i));
                p += _nesterov ? TLanes.FusedMultiplyAdd(momentum, v, -step) : v;
            }
            else
            {
                p -= step;
            }

            p = TLanes.Min(TLanes.Max(p, min), max);
            TLanes.Store(p, ref Unsafe.Add(ref value, i));
            check = TLanes.FusedMultiplyAdd(p, TLanes.Zero, check);
        }

        return TLanes.All(TLanes.Equal(check, TLanes.Zero));
    }
}

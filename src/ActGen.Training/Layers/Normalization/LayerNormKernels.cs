using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>y = (x - middle) * inverse * scale + shift along one vector.</summary>
internal ref struct NormalizeVector : IElementKernel
{
    public float Middle;
    public float Inverse;
    public ref float Input;
    public ref float Output;
    public ref float Scale;
    public ref float Shift;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        TLanes middle = TLanes.Create(Middle), inverse = TLanes.Create(Inverse);
        for (nint c = start; c < end; c += TLanes.Count)
        {
            var normal = (TLanes.Load(ref Input, c) - middle) * inverse;
            TLanes.Store(TLanes.FusedMultiplyAdd(normal, TLanes.Load(ref Scale, c), TLanes.Load(ref Shift, c)), ref Output, c);
        }
    }
}

/// <summary>
/// The first half of the way back along one vector: adds to the gradients of scale and shift, and leaves dy * scale and the normalized
/// inputs, whose sums the second half needs.
/// </summary>
internal ref struct VectorGradients : IElementKernel
{
    public float Middle;
    public float Inverse;
    public ref float Input;
    public ref float Gradient;
    public ref float Scale;
    public ref float ScaleGradient;
    public ref float ShiftGradient;
    public ref float Normal;
    public ref float Scaled;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        TLanes middle = TLanes.Create(Middle), inverse = TLanes.Create(Inverse);
        for (nint c = start; c < end; c += TLanes.Count)
        {
            var normal = (TLanes.Load(ref Input, c) - middle) * inverse;
            var gradient = TLanes.Load(ref Gradient, c);
            TLanes.Store(TLanes.FusedMultiplyAdd(gradient, normal, TLanes.Load(ref ScaleGradient, c)), ref ScaleGradient, c);
            TLanes.Store(TLanes.Load(ref ShiftGradient, c) + gradient, ref ShiftGradient, c);
            TLanes.Store(normal, ref Normal, c);
            TLanes.Store(gradient * TLanes.Load(ref Scale, c), ref Scaled, c);
        }
    }
}

/// <summary>The second half: dx = inverse * (dy * scale - mean - normalized x * slope).</summary>
internal ref struct NormalizeVectorBackward : IElementKernel
{
    public float Inverse;
    public float Mean;
    public float Slope;
    public ref float Normal;
    public ref float Scaled;
    public ref float InputGradient;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        TLanes inverse = TLanes.Create(Inverse), mean = TLanes.Create(Mean), slope = TLanes.Create(Slope);
        for (nint c = start; c < end; c += TLanes.Count)
        {
            var rest = TLanes.Load(ref Scaled, c) - mean;
            TLanes.Store(inverse * TLanes.FusedMultiplyAdd(-TLanes.Load(ref Normal, c), slope, rest), ref InputGradient, c);
        }
    }
}

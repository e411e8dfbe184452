using ActGen.CompilerServices;

namespace ActGen.Training;

/// <summary>y = factor x + y.</summary>
internal ref struct AddScaledKernel : IElementKernel
{
    public ref readonly float X;
    public ref float Y;
    public float Factor;

    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes> =>
        VectorKernels<TLanes>.AddScaled(in X, Factor, ref Y, start, end);
}

/// <summary>y = factor x.</summary>
internal ref struct ScaleKernel : IElementKernel
{
    public ref readonly float X;
    public ref float Y;
    public float Factor;

    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes> =>
        VectorKernels<TLanes>.Scale(in X, Factor, ref Y, start, end);
}

/// <summary>y = factor (x0 + x1 + ...).</summary>
internal ref struct SumKernel : IElementKernel
{
    public ReadOnlySpan<FloatBuffer> Sources;
    public int Offset;
    public ref float Y;
    public float Factor;

    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes> =>
        VectorKernels<TLanes>.Sum(Sources, Offset, Factor, ref Y, start, end);
}

/// <summary>The sums of columns.</summary>
internal ref struct ColumnSumKernel : IElementKernel
{
    public int Rows;
    public ref readonly float X;
    public int Stride;
    public ref float Sums;

    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes> =>
        VectorKernels<TLanes>.AddColumnSums(Rows, in X, Stride, ref Sums, start, end);
}

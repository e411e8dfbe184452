using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>The mean of every column of a matrix, and the sum of the squares of what is off it.</summary>
internal ref struct ColumnMoments : IElementKernel
{
    public int Rows;
    public int Columns;
    public ref float Values;
    public ref float Mean;
    public ref float Squares;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        var count = TLanes.Create(Rows);
        for (nint c = start; c < end; c += TLanes.Count)
        {
            var sum = TLanes.Zero;
            for (var block = 0; block < Rows; block += ColumnBlocks.Rows)
            {
                ref var row = ref Unsafe.Add(ref Values, (nint)block * Columns + c);
                var part = TLanes.Zero;
                for (var i = ColumnBlocks.In(block, Rows); i > 0; i--)
                {
                    part += TLanes.Load(ref row);
                    row = ref Unsafe.Add(ref row, Columns);
                }

                sum += part;
            }

            var mean = sum / count;
            var squares = TLanes.Zero;
            for (var block = 0; block < Rows; block += ColumnBlocks.Rows)
            {
                ref var row = ref Unsafe.Add(ref Values, (nint)block * Columns + c);
                var part = TLanes.Zero;
                for (var i = ColumnBlocks.In(block, Rows); i > 0; i--)
                {
                    var off = TLanes.Load(ref row) - mean;
                    part = TLanes.FusedMultiplyAdd(off, off, part);
                    row = ref Unsafe.Add(ref row, Columns);
                }

                squares += part;
            }

            TLanes.Store(mean, ref Mean, c);
            TLanes.Store(squares, ref Squares, c);
        }
    }
}

/// <summary>The sums of every column of gradients, and of gradients times normalized inputs.</summary>
internal ref struct ColumnGradients : IElementKernel
{
    public int Rows;
    public int Columns;
    public ref float Input;
    public ref float Gradient;
    public ref float Mean;
    public ref float Inverse;
    public ref float Sum;
    public ref float Projected;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        for (nint c = start; c < end; c += TLanes.Count)
        {
            var mean = TLanes.Load(ref Mean, c);
            TLanes sum = TLanes.Zero, projected = TLanes.Zero;
            for (var block = 0; block < Rows; block += ColumnBlocks.Rows)
            {
                var at = (nint)block * Columns + c;
                TLanes partOfSum = TLanes.Zero, partOfProjected = TLanes.Zero;
                for (var i = ColumnBlocks.In(block, Rows); i > 0; i--)
                {
                    var gradient = TLanes.Load(ref Gradient, at);
                    partOfSum += gradient;
                    partOfProjected = TLanes.FusedMultiplyAdd(gradient, TLanes.Load(ref Input, at) - mean, partOfProjected);
                    at += Columns;
                }

                sum += partOfSum;
                projected += partOfProjected;
            }

            TLanes.Store(sum, ref Sum, c);
            TLanes.Store(projected * TLanes.Load(ref Inverse, c), ref Projected, c);
        }
    }
}

/// <summary>y = (x - mean) * inverse * scale + shift for every column.</summary>
internal ref struct NormalizeColumns : IElementKernel
{
    public int Rows;
    public int Columns;
    public ref float Input;
    public ref float Output;
    public ref float Mean;
    public ref float Inverse;
    public ref float Scale;
    public ref float Shift;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        for (nint c = start; c < end; c += TLanes.Count)
        {
            TLanes mean = TLanes.Load(ref Mean, c), inverse = TLanes.Load(ref Inverse, c);
            TLanes scale = TLanes.Load(ref Scale, c), shift = TLanes.Load(ref Shift, c);
            var at = c;
            for (var i = 0; i < Rows; i++)
            {
                var normal = (TLanes.Load(ref Input, at) - mean) * inverse;
                TLanes.Store(TLanes.FusedMultiplyAdd(normal, scale, shift), ref Output, at);
                at += Columns;
            }
        }
    }
}

/// <summary>dx = scale * inverse * (dy - mean of dy - normalized x * mean of dy times normalized x) for every column.</summary>
internal ref struct NormalizeColumnsBackward : IElementKernel
{
    public int Rows;
    public int Columns;
    public ref float Input;
    public ref float Gradient;
    public ref float InputGradient;
    public ref float Mean;
    public ref float Inverse;
    public ref float Scale;
    public ref float MeanGradient;
    public ref float Slope;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        for (nint c = start; c < end; c += TLanes.Count)
        {
            TLanes mean = TLanes.Load(ref Mean, c), inverse = TLanes.Load(ref Inverse, c);
            var factor = TLanes.Load(ref Scale, c) * inverse;
            TLanes meanGradient = TLanes.Load(ref MeanGradient, c), slope = TLanes.Load(ref Slope, c);
            var at = c;
            for (var i = 0; i < Rows; i++)
            {
                var normal = (TLanes.Load(ref Input, at) - mean) * inverse;
                var rest = TLanes.Load(ref Gradient, at) - meanGradient;
                TLanes.Store(factor * TLanes.FusedMultiplyAdd(-normal, slope, rest), ref InputGradient, at);
                at += Columns;
            }
        }
    }
}

/// <summary>Long sums are made of sums over blocks of rows, so that they keep their digits.</summary>
internal static class ColumnBlocks
{
    /// <summary>Rows of a block.</summary>
    public const int Rows = 64;

    /// <summary>Rows of the block that begins at a row.</summary>
    public static int In(int first, int rows) => Math.Min(Rows, rows - first);
}

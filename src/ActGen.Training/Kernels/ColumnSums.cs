using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>Adds the rows of a matrix, from the first to the last, to one row.</summary>
internal static class ColumnSums
{
    /// <summary>Adds every row to the sums.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="matrix">The matrix, row by row, each as long as <paramref name="sums"/>.</param>
    /// <param name="sums">What is added to.</param>
    public static void Add(int rows, ReadOnlySpan<float> matrix, Span<float> sums)
    {
        if (matrix.Length != rows * sums.Length)
        {
            throw new ArgumentException($"{rows} rows of {sums.Length} are not {matrix.Length} values", nameof(matrix));
        }

        var kernel = new Kernel
        {
            Matrix = ref MemoryMarshal.GetReference(matrix),
            Sums = ref MemoryMarshal.GetReference(sums),
            Rows = rows,
            Columns = sums.Length,
        };
        ElementKernel.Run(ref kernel, sums.Length);
    }

    private ref struct Kernel : IElementKernel
    {
        public ref float Matrix;
        public ref float Sums;
        public int Rows;
        public int Columns;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
        {
            for (nint column = start; column < end; column += TLanes.Count)
            {
                TLanes sum = TLanes.Load(ref Unsafe.Add(ref Sums, column));
                ref float next = ref Unsafe.Add(ref Matrix, column);
                for (int row = 0; row < Rows; row++)
                {
                    sum += TLanes.Load(ref next);
                    next = ref Unsafe.Add(ref next, Columns);
                }

                TLanes.Store(sum, ref Unsafe.Add(ref Sums, column));
            }
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActGen.Training;

/// <summary>
/// Operations on vectors and on the rows of matrices, each in one pass over memory. The order of every sum is fixed, so the bits
/// depend neither on the SIMD width nor on how a vector is cut into ranges. Nothing is allocated.
/// </summary>
internal static class VectorOperations
{
    /// <summary>y += scale x, one fused multiply-add per element.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled(ReadOnlySpan<float> x, float scale, Span<float> y)
    {
        RequireSameLength(x.Length, y.Length);
        var kernel = new AddScaledKernel
        {
            X = ref MemoryMarshal.GetReference(x),
            Y = ref MemoryMarshal.GetReference(y),
            Factor = scale,
        };
        ElementKernel.Run(ref kernel, x.Length);
    }

    /// <summary>y = scale x; both may be the same span.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Scale(ReadOnlySpan<float> x, float scale, Span<float> y)
    {
        RequireSameLength(x.Length, y.Length);
        var kernel = new ScaleKernel
        {
            X = ref MemoryMarshal.GetReference(x),
            Y = ref MemoryMarshal.GetReference(y),
            Factor = scale,
        };
        ElementKernel.Run(ref kernel, x.Length);
    }

    /// <summary>The sum of the squares, in 16 lanes that are added up in double: for the norm of a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<float> x)
    {
        // Narrower units work on parts of these 16 lanes, so the order is the same.
        var lanes = Vector512<float>.Zero;
        var done = 0;
        for (; done <= x.Length - Vector512<float>.Count; done += Vector512<float>.Count)
        {
            var values = Vector512.Create(x.Slice(done, Vector512<float>.Count));
            lanes = Vector512.FusedMultiplyAdd(values, values, lanes);
        }

        double sum = 0;
        for (var i = 0; i < Vector512<float>.Count; i++)
        {
            sum += lanes[i];
        }

        foreach (var value in x[done..])
        {
            sum += (double)value * value;
        }

        return sum;
    }

    /// <summary>
    /// y[i] = scale (x0[offset + i] + x1[offset + i] + ...), added in the order of the sources: the gradients of several shards in
    /// one. Several threads can share the work by ranges.
    /// </summary>
    /// <param name="sources">At least one buffer; each holds <c>offset + y.Length</c> floats or more.</param>
    /// <param name="offset">First element of the range.</param>
    /// <param name="scale">Factor of the sum.</param>
    /// <param name="y">Receives the range. May be that range of the first source.</param>
    public static void Sum(ReadOnlySpan<FloatBuffer> sources, int offset, float scale, Span<float> y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (sources.IsEmpty)
        {
            throw new ArgumentException("There is nothing to sum: give at least one buffer.", nameof(sources));
        }
        foreach (var source in sources)
        {
            if (source.Length - offset < y.Length)
            {
                throw new ArgumentException(
                    $"The range of {y.Length} floats at {offset} ends outside a buffer of {source.Length}.", nameof(sources));
            }
        }
        var kernel = new SumKernel { Sources = sources, Offset = offset, Factor = scale, Y = ref MemoryMarshal.GetReference(y) };
        ElementKernel.Run(ref kernel, y.Length);
    }

    /// <summary>Adds every row of a matrix to a vector, first row first: the bias gradient of a dense layer.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="x">The matrix, row by row.</param>
    /// <param name="ldx">Distance between the starts of two rows.</param>
    /// <param name="sums">One sum per column, added to.</param>
    public static void AddColumnSums(int rows, int columns, ReadOnlySpan<float> x, int ldx, Span<float> sums)
    {
        RequireMatrix(rows, columns, x, ldx);
        RequireSameLength(columns, sums.Length);
        var kernel = new ColumnSumKernel
        {
            Rows = rows,
            X = ref MemoryMarshal.GetReference(x),
            Stride = ldx,
            Sums = ref MemoryMarshal.GetReference(sums),
        };
        ElementKernel.Run(ref kernel, columns);
    }

    /// <summary>
    /// The column of the largest element of every row; of equal ones the first. A NaN is never the largest, and a row of NaNs gives
    /// column 0.
    /// </summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns, at least 1.</param>
    /// <param name="x">The matrix, row by row.</param>
    /// <param name="ldx">Distance between the starts of two rows.</param>
    /// <param name="indices">One column number per row.</param>
    public static void ArgMax(int rows, int columns, ReadOnlySpan<float> x, int ldx, Span<int> indices)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        RequireMatrix(rows, columns, x, ldx);
        RequireSameLength(rows, indices.Length);
        for (var i = 0; i < rows; i++)
        {
            var row = x.Slice(i * ldx, columns);
            var largest = float.NegativeInfinity;
            var at = -1;
            for (var j = 0; j < row.Length; j++)
            {
                // The first clause lets a leading -infinity win over a NaN before it.
                if (row[j] > largest || (at < 0 && row[j] == largest))
                {
                    largest = row[j];
                    at = j;
                }
            }
            indices[i] = Math.Max(at, 0);
        }
    }

    private static void RequireSameLength(int one, int other)
    {
        if (one != other)
        {
            throw new ArgumentException($"The lengths {one} and {other} must be equal.");
        }
    }

    private static void RequireMatrix(int rows, int columns, ReadOnlySpan<float> x, int ldx) =>
        Product.Require(nameof(x), x.Length, rows, columns, ldx);
}

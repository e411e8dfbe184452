using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ActGen.CompilerServices;
using ActGen.Kernels;

namespace ActGen.Training;

/// <summary>
/// Products of single-precision matrices that are stored row by row. A leading dimension is the distance between the starts of two rows.
/// </summary>
/// <remarks>
/// Element (i, j) of C is <c>start + a(i,0) b(0,j) + a(i,1) b(1,j) + ...</c>, one fused multiply-add after another in increasing
/// order of k, where the start is 0, the bias of column j, or what C held. So its bits depend on nothing but row i of A, column
/// j of B and the start: not on the SIMD width, nor on how the rows or columns are cut into calls or threads, nor on whether B was packed.
/// Nothing is allocated. C must not overlap A or B. Safe to call from many threads as long as they write different parts of C.
/// </remarks>
internal static class MatrixProduct
{
    /// <summary>C = A B, or C += A B.</summary>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C.</param>
    /// <param name="inner">Columns of A and rows of B.</param>
    /// <param name="a">A: <paramref name="rows"/> x <paramref name="inner"/>.</param>
    /// <param name="lda">Leading dimension of A.</param>
    /// <param name="b">B: <paramref name="inner"/> x <paramref name="columns"/>.</param>
    /// <param name="ldb">Leading dimension of B.</param>
    /// <param name="c">C: <paramref name="rows"/> x <paramref name="columns"/>.</param>
    /// <param name="ldc">Leading dimension of C.</param>
    /// <param name="accumulate">Whether the sums start with what C holds.</param>
    /// <exception cref="ArgumentException">A matrix does not fit its span or its leading dimension.</exception>
    public static void Multiply(int rows, int columns, int inner, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb,
        Span<float> c, int ldc, bool accumulate = false)
    {
        var product = default(Product);
        product.SetA(rows, inner, a, lda, transposed: false);
        product.SetB(columns, b, ldb, transposed: false);
        product.SetC(c, ldc, [], accumulate);
        Run(ref product);
    }

    /// <summary>C = A B + bias, the bias being added to every row: the forward pass of a dense layer. Shapes as in
    /// <see cref="Multiply(int, int, int, ReadOnlySpan{float}, int, ReadOnlySpan{float}, int, Span{float}, int, bool)"/>;
    /// <paramref name="bias"/> has one value per column.</summary>
    public static void MultiplyAddBias(int rows, int columns, int inner, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb,
        ReadOnlySpan<float> bias, Span<float> c, int ldc)
    {
        var product = default(Product);
        product.SetA(rows, inner, a, lda, transposed: false);
        product.SetB(columns, b, ldb, transposed: false);
        product.SetC(c, ldc, bias, accumulate: false);
        Run(ref product);
    }

    /// <summary>
    /// C = A^T B, or C += A^T B: the weight gradient of a dense layer, with k running over the samples. <paramref name="a"/> is
    /// <paramref name="inner"/> x <paramref name="rows"/>, with rows <paramref name="lda"/> apart. To compute only some rows of C, slice
    /// <paramref name="a"/> at their column and <paramref name="c"/> at their row: several threads can share one gradient so.
    /// </summary>
    public static void MultiplyTransposedA(int rows, int columns, int inner, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb,
        Span<float> c, int ldc, bool accumulate = false)
    {
        var product = default(Product);
        product.SetA(rows, inner, a, lda, transposed: true);
        product.SetB(columns, b, ldb, transposed: false);
        product.SetC(c, ldc, [], accumulate);
        Run(ref product);
    }

    /// <summary>
    /// C = A B^T, or C += A B^T: the input gradient of a dense layer. <paramref name="b"/> is <paramref name="columns"/> x
    /// <paramref name="inner"/>, with rows <paramref name="ldb"/> apart. For several products with one B, pack it.
    /// </summary>
    public static void MultiplyTransposedB(int rows, int columns, int inner, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb,
        Span<float> c, int ldc, bool accumulate = false)
    {
        var product = default(Product);
        product.SetA(rows, inner, a, lda, transposed: false);
        product.SetB(columns, b, ldb, transposed: true);
        product.SetC(c, ldc, [], accumulate);
        Run(ref product);
    }

    /// <summary>C = A B, or C += A B, with a packed B.</summary>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="a">A: <paramref name="rows"/> x <see cref="PackedMatrix.Inner"/>.</param>
    /// <param name="lda">Leading dimension of A.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C: <paramref name="rows"/> x <see cref="PackedMatrix.Columns"/>.</param>
    /// <param name="ldc">Leading dimension of C.</param>
    /// <param name="accumulate">Whether the sums start with what C holds.</param>
    public static void Multiply(int rows, ReadOnlySpan<float> a, int lda, PackedMatrix b, Span<float> c, int ldc, bool accumulate = false)
    {
        var product = default(Product);
        product.SetA(rows, b.Inner, a, lda, transposed: false);
        product.SetB(b);
        product.SetC(c, ldc, [], accumulate);
        Run(ref product);
    }

    /// <summary>C = A B + bias with a packed B; <paramref name="bias"/> has one value per column.</summary>
    public static void MultiplyAddBias(int rows, ReadOnlySpan<float> a, int lda, PackedMatrix b, ReadOnlySpan<float> bias,
        Span<float> c, int ldc)
    {
        var product = default(Product);
        product.SetA(rows, b.Inner, a, lda, transposed: false);
        product.SetB(b);
        product.SetC(c, ldc, bias, accumulate: false);
        Run(ref product);
    }

    private static void Run(scoped ref Product product) => Simd.Run<Body, Product>(ref product, product.Rows);

    private readonly struct Body : IWidthBody<Product>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run<TLanes>(scoped ref Product state, int length) where TLanes : struct, ILanes<TLanes>
        {
            if (TLanes.Count == Unit512.Count)
            {
                ProductDriver<Unit512>.Run(in state);
            }
            else if (TLanes.Count == Unit256.Count)
            {
                ProductDriver<Unit256>.Run(in state);
            }
            else if (Fma.IsSupported || AdvSimd.IsSupported)
            {
                ProductDriver<LanesUnit<TLanes>>.Run(in state);
            }
            else
            {
                ProductDriver<EmulatedUnit>.Run(in state);
            }
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActGen.Kernels;

namespace ActGen.Training;

/// <summary>
/// Copies operands into panels: rows one directly after another, so that the kernels read memory from front to back.
/// </summary>
internal static class PanelPacking
{
    /// <summary>Packs some columns of a block of B.</summary>
    /// <param name="product">Where B is; not panels.</param>
    /// <param name="k0">First row of B.</param>
    /// <param name="inner">Rows.</param>
    /// <param name="column">First column of B.</param>
    /// <param name="columns">Columns, at most <paramref name="width"/>.</param>
    /// <param name="width">
    /// Columns of the panel. The ones past <paramref name="columns"/> hold zeros or what follows in B: never what the memory held before,
    /// whose subnormal numbers would be slow to multiply.
    /// </param>
    /// <param name="panel">Receives <paramref name="inner"/> rows of <paramref name="width"/> floats.</param>
    public static void PackB(scoped ref readonly Product product, int k0, int inner, int column, int columns, int width, Span<float> panel)
    {
        if (product.Layout == ProductLayout.Rows)
        {
            CopyRows(product.B, (k0 * product.BStride) + column, product.BStride, inner, columns, width, panel);
        }
        else
        {
            Transpose(product.B, (column * product.BStride) + k0, product.BStride, inner, columns, width, panel);
        }
    }

    /// <summary>Packs some rows of a transposed A: columns of a matrix, each k one after another.</summary>
    /// <param name="product">Where A is.</param>
    /// <param name="k0">First k.</param>
    /// <param name="inner">How many k.</param>
    /// <param name="row">First row.</param>
    /// <param name="rows">Rows, at most <paramref name="width"/>.</param>
    /// <param name="width">Rows of the panel.</param>
    /// <param name="panel">Receives <paramref name="inner"/> times <paramref name="width"/> floats.</param>
    public static void PackTransposedA(
        scoped ref readonly Product product, int k0, int inner, int row, int rows, int width, Span<float> panel) =>
        CopyRows(product.A, (k0 * product.AInner) + row, product.AInner, inner, rows, width, panel);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(ReadOnlySpan<float> matrix, nint from, nint stride, int inner, int columns, int width, Span<float> panel)
    {
        ref var source = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), from);
        ref var target = ref MemoryMarshal.GetReference(panel);
        nint k = 0;
        var isWide = Simd.Lanes == Vector512<float>.Count;
        var readable = WholeRows(matrix.Length - from, stride, inner, columns, width);
        for (; k < readable; k++)
        {
            nint j = 0;
            for (; isWide && j <= width - Vector512<float>.Count; j += Vector512<float>.Count)
            {
                Vector512.LoadUnsafe(ref source, (nuint)j).StoreUnsafe(ref target, (nuint)j);
            }
            for (; j < width; j += Vector128<float>.Count)
            {
                Vector128.LoadUnsafe(ref source, (nuint)j).StoreUnsafe(ref target, (nuint)j);
            }
            source = ref Unsafe.Add(ref source, stride);
            target = ref Unsafe.Add(ref target, width);
        }
        for (; k < inner; k++)
        {
            for (nint j = 0; j < columns; j++)
            {
                Unsafe.Add(ref target, j) = Unsafe.Add(ref source, j);
            }
            for (nint j = columns; j < width; j++)
            {
                Unsafe.Add(ref target, j) = 0;
            }
            source = ref Unsafe.Add(ref source, stride);
            target = ref Unsafe.Add(ref target, width);
        }
    }

    // How many rows can be read in whole vectors: past the end of a short row lies the next one, but the last rows end with the matrix.
    private static nint WholeRows(nint length, nint stride, int inner, int columns, int width)
    {
        if (width % Vector128<float>.Count != 0)
        {
            return 0;
        }
        if (columns == width)
        {
            return inner;
        }
        return length < width ? 0 : stride == 0 ? inner : Math.Min(inner, ((length - width) / stride) + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ReadOnlySpan<float> b, nint from, nint stride, int inner, int columns, int width, Span<float> panel)
    {
        ref var source = ref Unsafe.Add(ref MemoryMarshal.GetReference(b), from);
        nint j = 0;
        if (Avx.IsSupported)
        {
            for (; j + 8 <= columns; j += 8)
            {
                ref var column = ref Unsafe.Add(ref MemoryMarshal.GetReference(panel), j);
                Transpose8(ref Unsafe.Add(ref source, j * stride), stride, inner, ref column, width);
            }
        }
        for (; j < columns; j++)
        {
            ref var row = ref Unsafe.Add(ref source, j * stride);
            ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(panel), j);
            for (nint k = 0; k < inner; k++)
            {
                target = Unsafe.Add(ref row, k);
                target = ref Unsafe.Add(ref target, width);
            }
        }
        for (; j < width; j++)
        {
            ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(panel), j);
            for (nint k = 0; k < inner; k++)
            {
                target = 0;
                target = ref Unsafe.Add(ref target, width);
            }
        }
    }

    // Eight rows of the transpose become eight columns of the panel, in squares of 8 x 8.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose8(ref float source, nint stride, nint inner, ref float target, nint width)
    {
        ref var b0 = ref source;
        ref var b1 = ref Unsafe.Add(ref b0, stride);
        ref var b2 = ref Unsafe.Add(ref b1, stride);
        ref var b3 = ref Unsafe.Add(ref b2, stride);
        var four = 4 * stride;
        nint k = 0;
        for (; k + 4 <= inner; k += 4)
        {
            // Rows 0 to 3 in the lower half of the registers, rows 4 to 7 in the upper half.
            var r0 = Vector256.Create(Load(ref b0, k), Load(ref b0, k + four));
            var r1 = Vector256.Create(Load(ref b1, k), Load(ref b1, k + four));
            var r2 = Vector256.Create(Load(ref b2, k), Load(ref b2, k + four));
            var r3 = Vector256.Create(Load(ref b3, k), Load(ref b3, k + four));
            Vector256<float> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1);
            Vector256<float> low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
            Avx.Shuffle(low01, low23, 0x44).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, width);
            Avx.Shuffle(low01, low23, 0xEE).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, width);
            Avx.Shuffle(high01, high23, 0x44).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, width);
            Avx.Shuffle(high01, high23, 0xEE).StoreUnsafe(ref target);
            target = ref Unsafe.Add(ref target, width);
        }
        for (; k < inner; k++)
        {
            for (nint j = 0; j < 8; j++)
            {
                Unsafe.Add(ref target, j) = Unsafe.Add(ref source, (j * stride) + k);
            }
            target = ref Unsafe.Add(ref target, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Load(ref float row, nint k) => Vector128.LoadUnsafe(ref row, (nuint)k);
}

using System.Runtime.CompilerServices;

namespace ActGen.Training;

/// <summary>
/// The innermost loop of the matrix products: tiles of C, one below the other, whose sums stay in registers. The text is that of the
/// largest tile; the parts that a smaller one lacks are dropped by the compiler, as its size is a constant of its type.
/// </summary>
/// <remarks>
/// Every sum starts at the value found in <see cref="ProductStrip.Start"/> and takes one fused multiply-add per k, in increasing
/// order of k. So neither the width of the lanes nor the size of the tile has any influence on the bits. The sums are named
/// locals, because only those are sure to live in registers. The strides of A are free, so one loop serves A and its
/// transpose.
/// </remarks>
/// <typeparam name="TVector">The vectors.</typeparam>
/// <typeparam name="TUnit">What computes with them.</typeparam>
/// <typeparam name="TRows">Rows of a tile: 1 to 12.</typeparam>
/// <typeparam name="TColumns">Vectors of a row of a tile: 1 or 2.</typeparam>
internal static class ProductKernel<TVector, TUnit, TRows, TColumns>
    where TVector : struct
    where TUnit : struct, IVectorUnit<TVector>
    where TRows : struct, ITileSize
    where TColumns : struct, ITileSize
{
    /// <summary>Computes <paramref name="tiles"/> tiles, one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(scoped ref readonly ProductStrip strip, int tiles)
    {
        nint aRow = strip.ARow, aInner = strip.AInner, bInner = strip.BInner, startRow = strip.StartRow, cRow = strip.CRow;
        ref var a = ref Unsafe.AsRef(in strip.A);
        ref var s = ref Unsafe.AsRef(in strip.Start);
        ref var c = ref strip.C;
        for (; tiles > 0; tiles--)
        {
            TVector s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
            TVector s40 = default, s41 = default, s50 = default, s51 = default, s60 = default, s61 = default, s70 = default, s71 = default;
            TVector s80 = default, s81 = default, s90 = default, s91 = default;
            TVector s100 = default, s101 = default, s110 = default, s111 = default;
            Load(ref s, 0, ref s00, ref s01);
            if (TRows.Value > 1) Load(ref s, startRow, ref s10, ref s11);
            if (TRows.Value > 2) Load(ref s, 2 * startRow, ref s20, ref s21);
            if (TRows.Value > 3) Load(ref s, 3 * startRow, ref s30, ref s31);
            if (TRows.Value > 4) Load(ref s, 4 * startRow, ref s40, ref s41);
            if (TRows.Value > 5) Load(ref s, 5 * startRow, ref s50, ref s51);
            if (TRows.Value > 6) Load(ref s, 6 * startRow, ref s60, ref s61);
            if (TRows.Value > 7) Load(ref s, 7 * startRow, ref s70, ref s71);
            if (TRows.Value > 8) Load(ref s, 8 * startRow, ref s80, ref s81);
            if (TRows.Value > 9) Load(ref s, 9 * startRow, ref s90, ref s91);
            if (TRows.Value > 10) Load(ref s, 10 * startRow, ref s100, ref s101);
            if (TRows.Value > 11) Load(ref s, 11 * startRow, ref s110, ref s111);
            s = ref Unsafe.Add(ref s, TRows.Value * startRow);

            // Every third row has a pointer; the two after it are one and two strides away.
            ref var a0 = ref a;
            ref var a3 = ref TRows.Value > 3 ? ref Unsafe.Add(ref a0, 3 * aRow) : ref a0;
            ref var a6 = ref TRows.Value > 6 ? ref Unsafe.Add(ref a3, 3 * aRow) : ref a0;
            ref var a9 = ref TRows.Value > 9 ? ref Unsafe.Add(ref a6, 3 * aRow) : ref a0;
            ref var b = ref Unsafe.AsRef(in strip.B);
            for (var left = strip.Inner; left > 0; left--)
            {
                var b0 = TUnit.Load(ref b, 0);
                var b1 = TColumns.Value > 1 ? TUnit.Load(ref b, TUnit.Count) : b0;
                b = ref Unsafe.Add(ref b, bInner);
                MultiplyAdd(a0, b0, b1, ref s00, ref s01);
                if (TRows.Value > 1) MultiplyAdd(Unsafe.Add(ref a0, aRow), b0, b1, ref s10, ref s11);
                if (TRows.Value > 2) MultiplyAdd(Unsafe.Add(ref a0, 2 * aRow), b0, b1, ref s20, ref s21);
                if (TRows.Value > 3) MultiplyAdd(a3, b0, b1, ref s30, ref s31);
                if (TRows.Value > 4) MultiplyAdd(Unsafe.Add(ref a3, aRow), b0, b1, ref s40, ref s41);
                if (TRows.Value > 5) MultiplyAdd(Unsafe.Add(ref a3, 2 * aRow), b0, b1, ref s50, ref s51);
                if (TRows.Value > 6) MultiplyAdd(a6, b0, b1, ref s60, ref s61);
                if (TRows.Value > 7) MultiplyAdd(Unsafe.Add(ref a6, aRow), b0, b1, ref s70, ref s71);
                if (TRows.Value > 8) MultiplyAdd(Unsafe.Add(ref a6, 2 * aRow), b0, b1, ref s80, ref s81);
                if (TRows.Value > 9) MultiplyAdd(a9, b0, b1, ref s90, ref s91);
                if (TRows.Value > 10) MultiplyAdd(Unsafe.Add(ref a9, aRow), b0, b1, ref s100, ref s101);
                if (TRows.Value > 11) MultiplyAdd(Unsafe.Add(ref a9, 2 * aRow), b0, b1, ref s110, ref s111);
                a0 = ref Unsafe.Add(ref a0, aInner);
                if (TRows.Value > 3) a3 = ref Unsafe.Add(ref a3, aInner);
                if (TRows.Value > 6) a6 = ref Unsafe.Add(ref a6, aInner);
                if (TRows.Value > 9) a9 = ref Unsafe.Add(ref a9, aInner);
            }

            a = ref Unsafe.Add(ref a, TRows.Value * aRow);
            Store(s00, s01, ref c, 0);
            if (TRows.Value > 1) Store(s10, s11, ref c, cRow);
            if (TRows.Value > 2) Store(s20, s21, ref c, 2 * cRow);
            if (TRows.Value > 3) Store(s30, s31, ref c, 3 * cRow);
            if (TRows.Value > 4) Store(s40, s41, ref c, 4 * cRow);
            if (TRows.Value > 5) Store(s50, s51, ref c, 5 * cRow);
            if (TRows.Value > 6) Store(s60, s61, ref c, 6 * cRow);
            if (TRows.Value > 7) Store(s70, s71, ref c, 7 * cRow);
            if (TRows.Value > 8) Store(s80, s81, ref c, 8 * cRow);
            if (TRows.Value > 9) Store(s90, s91, ref c, 9 * cRow);
            if (TRows.Value > 10) Store(s100, s101, ref c, 10 * cRow);
            if (TRows.Value > 11) Store(s110, s111, ref c, 11 * cRow);
            c = ref Unsafe.Add(ref c, TRows.Value * cRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref float start, nint offset, ref TVector sum0, ref TVector sum1)
    {
        sum0 = TUnit.Load(ref start, offset);
        if (TColumns.Value > 1)
        {
            sum1 = TUnit.Load(ref start, offset + TUnit.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAdd(float a, TVector b0, TVector b1, ref TVector sum0, ref TVector sum1)
    {
        var v = TUnit.Create(a);
        sum0 = TUnit.FusedMultiplyAdd(v, b0, sum0);
        if (TColumns.Value > 1)
        {
            sum1 = TUnit.FusedMultiplyAdd(v, b1, sum1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sum0, TVector sum1, ref float c, nint offset)
    {
        TUnit.Store(sum0, ref c, offset);
        if (TColumns.Value > 1)
        {
            TUnit.Store(sum1, ref c, offset + TUnit.Count);
        }
    }
}

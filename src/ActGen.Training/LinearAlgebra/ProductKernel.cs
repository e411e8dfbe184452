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
        ref float a = ref Unsafe.AsRef(in strip.A);
        ref float s = ref Unsafe.AsRef(in strip.Start);
        ref float c = ref strip.C;
        for (; tiles > 0; tiles--)
        {
            TVector s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
            TVector s40 = default, s41 = default, s50 = default, s51 = default, s60 = default, s61 = default, s70 = default, s71 = default;
            TVector s80 = default, s81 = default, s90 = default, s91 = default, s100 = default, s101 = default, s110 = default, s111 = default;
            s00 = TUnit.Load(ref s, 0);
            s01 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s01;
            if (TRows.Value > 1)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s10 = TUnit.Load(ref s, 0);
                s11 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s11;
            }

            if (TRows.Value > 2)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s20 = TUnit.Load(ref s, 0);
                s21 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s21;
            }

            if (TRows.Value > 3)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s30 = TUnit.Load(ref s, 0);
                s31 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s31;
            }

            if (TRows.Value > 4)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s40 = TUnit.Load(ref s, 0);
                s41 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s41;
            }

            if (TRows.Value > 5)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s50 = TUnit.Load(ref s, 0);
                s51 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s51;
            }

            if (TRows.Value > 6)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s60 = TUnit.Load(ref s, 0);
                s61 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s61;
            }

            if (TRows.Value > 7)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s70 = TUnit.Load(ref s, 0);
                s71 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s71;
            }

            if (TRows.Value > 8)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s80 = TUnit.Load(ref s, 0);
                s81 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s81;
            }

            if (TRows.Value > 9)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s90 = TUnit.Load(ref s, 0);
                s91 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s91;
            }

            if (TRows.Value > 10)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s100 = TUnit.Load(ref s, 0);
                s101 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s101;
            }

            if (TRows.Value > 11)
            {
                s = ref Unsafe.Add(ref s, startRow);
                s110 = TUnit.Load(ref s, 0);
                s111 = TColumns.Value > 1 ? TUnit.Load(ref s, TUnit.Count) : s111;
            }

            s = ref Unsafe.Add(ref s, startRow);
            // Every third row has a pointer; the two after it are one and two strides away.
            ref float a0 = ref a;
            ref float a3 = ref TRows.Value > 3 ? ref Unsafe.Add(ref a0, 3 * aRow) : ref a0;
            ref float a6 = ref TRows.Value > 6 ? ref Unsafe.Add(ref a3, 3 * aRow) : ref a0;
            ref float a9 = ref TRows.Value > 9 ? ref Unsafe.Add(ref a6, 3 * aRow) : ref a0;
            ref float b = ref Unsafe.AsRef(in strip.B);
            for (nint left = strip.Inner; left > 0; left--)
            {
                TVector b0 = TUnit.Load(ref b, 0);
                TVector b1 = TColumns.Value > 1 ? TUnit.Load(ref b, TUnit.Count) : b0;
                b = ref Unsafe.Add(ref b, bInner);
                TVector v = TUnit.Create(a0);
                s00 = TUnit.FusedMultiplyAdd(v, b0, s00);
                if (TColumns.Value > 1)
                {
                    s01 = TUnit.FusedMultiplyAdd(v, b1, s01);
                }
                if (TRows.Value > 1)
                {
                    v = TUnit.Create(Unsafe.Add(ref a0, aRow));
                    s10 = TUnit.FusedMultiplyAdd(v, b0, s10);
                    if (TColumns.Value > 1)
                    {
                        s11 = TUnit.FusedMultiplyAdd(v, b1, s11);
                    }
                }

                if (TRows.Value > 2)
                {
                    v = TUnit.Create(Unsafe.Add(ref a0, 2 * aRow));
                    s20 = TUnit.FusedMultiplyAdd(v, b0, s20);
                    if (TColumns.Value > 1)
                    {
                        s21 = TUnit.FusedMultiplyAdd(v, b1, s21);
                    }
                }

                if (TRows.Value > 3)
                {
                    v = TUnit.Create(a3);
                    s30 = TUnit.FusedMultiplyAdd(v, b0, s30);
                    if (TColumns.Value > 1)
                    {
                        s31 = TUnit.FusedMultiplyAdd(v, b1, s31);
                    }
                }

                if (TRows.Value > 4)
                {
                    v = TUnit.Create(Unsafe.Add(ref a3, aRow));
                    s40 = TUnit.FusedMultiplyAdd(v, b0, s40);
                    if (TColumns.Value > 1)
                    {
                        s41 = TUnit.FusedMultiplyAdd(v, b1, s41);
                    }
                }

                if (TRows.Value > 5)
                {
                    v = TUnit.Create(Unsafe.Add(ref a3, 2 * aRow));
                    s50 = TUnit.FusedMultiplyAdd(v, b0, s50);
                    if (TColumns.Value > 1)
                    {
                        s51 = TUnit.FusedMultiplyAdd(v, b1, s51);
                    }
                }

                if (TRows.Value > 6)
                {
                    v = TUnit.Create(a6);
                    s60 = TUnit.FusedMultiplyAdd(v, b0, s60);
                    if (TColumns.Value > 1)
                    {
                        s61 = TUnit.FusedMultiplyAdd(v, b1, s61);
                    }
                }

                if (TRows.Value > 7)
                {
                    v = TUnit.Create(Unsafe.Add(ref a6, aRow));
                    s70 = TUnit.FusedMultiplyAdd(v, b0, s70);
                    if (TColumns.Value > 1)
                    {
                        s71 = TUnit.FusedMultiplyAdd(v, b1, s71);
                    }
                }

                if (TRows.Value > 8)
                {
                    v = TUnit.Create(Unsafe.Add(ref a6, 2 * aRow));
                    s80 = TUnit.FusedMultiplyAdd(v, b0, s80);
                    if (TColumns.Value > 1)
                    {
                        s81 = TUnit.FusedMultiplyAdd(v, b1, s81);
                    }
                }

                if (TRows.Value > 9)
                {
                    v = TUnit.Create(a9);
                    s90 = TUnit.FusedMultiplyAdd(v, b0, s90);
                    if (TColumns.Value > 1)
                    {
                        s91 = TUnit.FusedMultiplyAdd(v, b1, s91);
                    }
                }

                if (TRows.Value > 10)
                {
                    v = TUnit.Create(Unsafe.Add(ref a9, aRow));
                    s100 = TUnit.FusedMultiplyAdd(v, b0, s100);
                    if (TColumns.Value > 1)
                    {
                        s101 = TUnit.FusedMultiplyAdd(v, b1, s101);
                    }
                }

                if (TRows.Value > 11)
                {
                    v = TUnit.Create(Unsafe.Add(ref a9, 2 * aRow));
                    s110 = TUnit.FusedMultiplyAdd(v, b0, s110);
                    if (TColumns.Value > 1)
                    {
                        s111 = TUnit.FusedMultiplyAdd(v, b1, s111);
                    }
                }

                a0 = ref Unsafe.Add(ref a0, aInner);
                if (TRows.Value > 3)
                {
                    a3 = ref Unsafe.Add(ref a3, aInner);
                }

                if (TRows.Value > 6)
                {
                    a6 = ref Unsafe.Add(ref a6, aInner);
                }

                if (TRows.Value > 9)
                {
                    a9 = ref Unsafe.Add(ref a9, aInner);
                }

            }

            a = ref Unsafe.Add(ref a, TRows.Value * aRow);
            Store(s00, s01, ref c);
            c = ref Unsafe.Add(ref c, cRow);
            if (TRows.Value > 1)
            {
                Store(s10, s11, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 2)
            {
                Store(s20, s21, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 3)
            {
                Store(s30, s31, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 4)
            {
                Store(s40, s41, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 5)
            {
                Store(s50, s51, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 6)
            {
                Store(s60, s61, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 7)
            {
                Store(s70, s71, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 8)
            {
                Store(s80, s81, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 9)
            {
                Store(s90, s91, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 10)
            {
                Store(s100, s101, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }

            if (TRows.Value > 11)
            {
                Store(s110, s111, ref c);
                c = ref Unsafe.Add(ref c, cRow);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector first, TVector second, ref float c)
    {
        TUnit.Store(first, ref c, 0);
        if (TColumns.Value > 1)
        {
            TUnit.Store(second, ref c, TUnit.Count);
        }
    }
}

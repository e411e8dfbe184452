using System.Runtime.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// The innermost loops of the matrix products: a strip of C that is two vectors of lanes wide, walked in tiles of 8, 4, 2 or 1
/// rows whose sums stay in registers.
/// </summary>
/// <remarks>
/// Every sum starts at the value found in <see cref="ProductStrip.Start"/> and takes one fused multiply-add per k, in increasing
/// order of k. So neither the width of the lanes nor the height of the tile has any influence on the bits. The sums are named
/// locals, because only those are sure to live in registers. The strides of A are free, so one loop serves A and its transpose.
/// </remarks>
internal static partial class ProductKernels<TLanes> where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Computes <paramref name="tiles"/> tiles of 8 rows, one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows8(scoped ref readonly ProductStrip strip, int tiles)
    {
        int second = TLanes.Count;
        nint aRow = strip.ARow, aInner = strip.AInner, bInner = strip.BInner, startRow = strip.StartRow, cRow = strip.CRow;
        ref float a = ref Unsafe.AsRef(in strip.A);
        ref float s = ref Unsafe.AsRef(in strip.Start);
        ref float c = ref strip.C;
        for (; tiles > 0; tiles--)
        {
            TLanes s00 = TLanes.Load(ref s), s01 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);
            TLanes s10 = TLanes.Load(ref s), s11 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);
            TLanes s20 = TLanes.Load(ref s), s21 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);
            TLanes s30 = TLanes.Load(ref s), s31 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);
            TLanes s40 = TLanes.Load(ref s), s41 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);
            TLanes s50 = TLanes.Load(ref s), s51 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);
            TLanes s60 = TLanes.Load(ref s), s61 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);
            TLanes s70 = TLanes.Load(ref s), s71 = TLanes.Load(ref Unsafe.Add(ref s, second));
            s = ref Unsafe.Add(ref s, startRow);

            ref float a0 = ref a;
            ref float a1 = ref Unsafe.Add(ref a0, aRow);
            ref float a2 = ref Unsafe.Add(ref a1, aRow);
            ref float a3 = ref Unsafe.Add(ref a2, aRow);
            ref float a4 = ref Unsafe.Add(ref a3, aRow);
            ref float a5 = ref Unsafe.Add(ref a4, aRow);
            ref float a6 = ref Unsafe.Add(ref a5, aRow);
            ref float a7 = ref Unsafe.Add(ref a6, aRow);
            ref float b = ref Unsafe.AsRef(in strip.B);
            nint k = 0;
            for (nint left = strip.Inner; left > 0; left--)
            {
                TLanes b0 = TLanes.Load(ref b), b1 = TLanes.Load(ref Unsafe.Add(ref b, second));
                b = ref Unsafe.Add(ref b, bInner);
                TLanes v = TLanes.Create(Unsafe.Add(ref a0, k));
                s00 = TLanes.FusedMultiplyAdd(v, b0, s00);
                s01 = TLanes.FusedMultiplyAdd(v, b1, s01);
                v = TLanes.Create(Unsafe.Add(ref a1, k));
                s10 = TLanes.FusedMultiplyAdd(v, b0, s10);
                s11 = TLanes.FusedMultiplyAdd(v, b1, s11);
                v = TLanes.Create(Unsafe.Add(ref a2, k));
                s20 = TLanes.FusedMultiplyAdd(v, b0, s20);
                s21 = TLanes.FusedMultiplyAdd(v, b1, s21);
                v = TLanes.Create(Unsafe.Add(ref a3, k));
                s30 = TLanes.FusedMultiplyAdd(v, b0, s30);
                s31 = TLanes.FusedMultiplyAdd(v, b1, s31);
                v = TLanes.Create(Unsafe.Add(ref a4, k));
                s40 = TLanes.FusedMultiplyAdd(v, b0, s40);
                s41 = TLanes.FusedMultiplyAdd(v, b1, s41);
                v = TLanes.Create(Unsafe.Add(ref a5, k));
                s50 = TLanes.FusedMultiplyAdd(v, b0, s50);
                s51 = TLanes.FusedMultiplyAdd(v, b1, s51);
                v = TLanes.Create(Unsafe.Add(ref a6, k));
                s60 = TLanes.FusedMultiplyAdd(v, b0, s60);
                s61 = TLanes.FusedMultiplyAdd(v, b1, s61);
                v = TLanes.Create(Unsafe.Add(ref a7, k));
                s70 = TLanes.FusedMultiplyAdd(v, b0, s70);
                s71 = TLanes.FusedMultiplyAdd(v, b1, s71);
                k += aInner;
            }
            a = ref Unsafe.Add(ref a7, aRow);

            TLanes.Store(s00, ref c);
            TLanes.Store(s01, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s10, ref c);
            TLanes.Store(s11, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s20, ref c);
            TLanes.Store(s21, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s30, ref c);
            TLanes.Store(s31, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s40, ref c);
            TLanes.Store(s41, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s50, ref c);
            TLanes.Store(s51, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s60, ref c);
            TLanes.Store(s61, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s70, ref c);
            TLanes.Store(s71, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
        }
    }
}

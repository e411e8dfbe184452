using System.Runtime.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <content>The tiles of fewer rows: for the last rows, and for processors with 16 vector registers.</content>
internal static partial class ProductKernels<TLanes> where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Computes <paramref name="tiles"/> tiles of 4 rows, one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows4(scoped ref readonly ProductStrip strip, int tiles)
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

            ref float a0 = ref a;
            ref float a1 = ref Unsafe.Add(ref a0, aRow);
            ref float a2 = ref Unsafe.Add(ref a1, aRow);
            ref float a3 = ref Unsafe.Add(ref a2, aRow);
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
                k += aInner;
            }
            a = ref Unsafe.Add(ref a3, aRow);

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
        }
    }

    /// <summary>Computes <paramref name="tiles"/> tiles of 2 rows, one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows2(scoped ref readonly ProductStrip strip, int tiles)
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

            ref float a0 = ref a;
            ref float a1 = ref Unsafe.Add(ref a0, aRow);
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
                k += aInner;
            }
            a = ref Unsafe.Add(ref a1, aRow);

            TLanes.Store(s00, ref c);
            TLanes.Store(s01, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s10, ref c);
            TLanes.Store(s11, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
        }
    }

    /// <summary>Computes <paramref name="tiles"/> tiles of 1 row, one below the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows1(scoped ref readonly ProductStrip strip, int tiles)
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

            ref float a0 = ref a;
            ref float b = ref Unsafe.AsRef(in strip.B);
            nint k = 0;
            for (nint left = strip.Inner; left > 0; left--)
            {
                TLanes b0 = TLanes.Load(ref b), b1 = TLanes.Load(ref Unsafe.Add(ref b, second));
                b = ref Unsafe.Add(ref b, bInner);
                TLanes v = TLanes.Create(Unsafe.Add(ref a0, k));
                s00 = TLanes.FusedMultiplyAdd(v, b0, s00);
                s01 = TLanes.FusedMultiplyAdd(v, b1, s01);
                k += aInner;
            }
            a = ref Unsafe.Add(ref a0, aRow);

            TLanes.Store(s00, ref c);
            TLanes.Store(s01, ref Unsafe.Add(ref c, second));
            c = ref Unsafe.Add(ref c, cRow);
        }
    }
}

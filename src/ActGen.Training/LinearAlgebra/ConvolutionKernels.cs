using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// The innermost loops of convolutions: like those of <see cref="ProductKernel{TVector, TUnit, TRows, TColumns}"/>, but the rows of A and C lie anywhere, and the
/// inner dimension is walked in lines with a jump behind each. So the windows of an image are read where they are, without a copy.
/// </summary>
/// <remarks>
/// Every sum starts at what <see cref="ConvolutionStrip.Start"/> gives and takes one fused multiply-add per step, in the order of the
/// steps, so neither the width of the lanes nor the height of the tile has any influence on the bits.
/// </remarks>
internal static partial class ConvolutionKernels<TLanes> where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Computes tiles of 8 rows, one after another.</summary>
    /// <param name="strip">The operands.</param>
    /// <param name="first">The first row.</param>
    /// <param name="tiles">How many tiles.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows8(scoped ref readonly ConvolutionStrip strip, int first, int tiles)
    {
        int second = TLanes.Count;
        nint line = strip.Line, aStep = strip.AStep, aJump = strip.AJump, bStep = strip.BStep;
        ref float a = ref Unsafe.AsRef(in strip.A);
        ref float c = ref strip.C;
        ref int aRow = ref Unsafe.Add(ref MemoryMarshal.GetReference(strip.ARows), first);
        ref int cRow = ref Unsafe.Add(ref MemoryMarshal.GetReference(strip.CRows), first);
        for (; tiles > 0; tiles--)
        {
            ref float s0 = ref strip.Start(cRow);
            TLanes s00 = TLanes.Load(ref s0), s01 = TLanes.Load(ref s0, second);
            ref float s1 = ref strip.Start(Unsafe.Add(ref cRow, 1));
            TLanes s10 = TLanes.Load(ref s1), s11 = TLanes.Load(ref s1, second);
            ref float s2 = ref strip.Start(Unsafe.Add(ref cRow, 2));
            TLanes s20 = TLanes.Load(ref s2), s21 = TLanes.Load(ref s2, second);
            ref float s3 = ref strip.Start(Unsafe.Add(ref cRow, 3));
            TLanes s30 = TLanes.Load(ref s3), s31 = TLanes.Load(ref s3, second);
            ref float s4 = ref strip.Start(Unsafe.Add(ref cRow, 4));
            TLanes s40 = TLanes.Load(ref s4), s41 = TLanes.Load(ref s4, second);
            ref float s5 = ref strip.Start(Unsafe.Add(ref cRow, 5));
            TLanes s50 = TLanes.Load(ref s5), s51 = TLanes.Load(ref s5, second);
            ref float s6 = ref strip.Start(Unsafe.Add(ref cRow, 6));
            TLanes s60 = TLanes.Load(ref s6), s61 = TLanes.Load(ref s6, second);
            ref float s7 = ref strip.Start(Unsafe.Add(ref cRow, 7));
            TLanes s70 = TLanes.Load(ref s7), s71 = TLanes.Load(ref s7, second);
            ref float a0 = ref Unsafe.Add(ref a, aRow);
            ref float a1 = ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 1));
            ref float a2 = ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 2));
            ref float a3 = ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 3));
            ref float a4 = ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 4));
            ref float a5 = ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 5));
            ref float a6 = ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 6));
            ref float a7 = ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 7));
            ref float b = ref Unsafe.AsRef(in strip.B);
            nint k = 0;
            for (nint lines = strip.Lines; lines > 0; lines--)
            {
                for (nint left = line; left > 0; left--)
                {
                    TLanes b0 = TLanes.Load(ref b), b1 = TLanes.Load(ref b, second);
                    b = ref Unsafe.Add(ref b, bStep);
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
                    k += aStep;
                }

                k += aJump;
            }

            ref float c0 = ref Unsafe.Add(ref c, cRow);
            TLanes.Store(s00, ref c0);
            TLanes.Store(s01, ref c0, second);
            ref float c1 = ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 1));
            TLanes.Store(s10, ref c1);
            TLanes.Store(s11, ref c1, second);
            ref float c2 = ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 2));
            TLanes.Store(s20, ref c2);
            TLanes.Store(s21, ref c2, second);
            ref float c3 = ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 3));
            TLanes.Store(s30, ref c3);
            TLanes.Store(s31, ref c3, second);
            ref float c4 = ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 4));
            TLanes.Store(s40, ref c4);
            TLanes.Store(s41, ref c4, second);
            ref float c5 = ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 5));
            TLanes.Store(s50, ref c5);
            TLanes.Store(s51, ref c5, second);
            ref float c6 = ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 6));
            TLanes.Store(s60, ref c6);
            TLanes.Store(s61, ref c6, second);
            ref float c7 = ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 7));
            TLanes.Store(s70, ref c7);
            TLanes.Store(s71, ref c7, second);
            aRow = ref Unsafe.Add(ref aRow, 8);
            cRow = ref Unsafe.Add(ref cRow, 8);
        }
    }
}

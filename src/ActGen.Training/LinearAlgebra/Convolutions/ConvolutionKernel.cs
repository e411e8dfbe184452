using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>
/// The innermost loop of convolutions: like <see cref="ProductKernel{TVector, TUnit, TRows, TColumns}"/>, but the rows of A and C lie
/// anywhere, and the inner dimension is walked in lines with a jump behind each. So the windows of an image are read where they are,
/// without a copy.
/// </summary>
/// <remarks>
/// Every sum starts at what <see cref="ConvolutionStrip.Start"/> gives and takes one fused multiply-add per step, in the order of the
/// steps, so neither the width of the vectors nor the height of the tile has any influence on the bits.
/// </remarks>
/// <typeparam name="TVector">The vectors.</typeparam>
/// <typeparam name="TUnit">What computes with them.</typeparam>
/// <typeparam name="TRows">Rows of a tile: 1 to 8.</typeparam>
internal static class ConvolutionKernel<TVector, TUnit, TRows>
    where TVector : struct
    where TUnit : struct, IVectorUnit<TVector>
    where TRows : struct, ITileSize
{
    /// <summary>Computes tiles, one after another.</summary>
    /// <param name="strip">The operands.</param>
    /// <param name="first">The first row.</param>
    /// <param name="tiles">How many tiles.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(scoped ref readonly ConvolutionStrip strip, int first, int tiles)
    {
        nint line = strip.Line, aStep = strip.AStep, aJump = strip.AJump, bStep = strip.BStep;
        ref var a = ref Unsafe.AsRef(in strip.A);
        ref var c = ref strip.C;
        ref var aRow = ref Unsafe.Add(ref MemoryMarshal.GetReference(strip.ARows), first);
        ref var cRow = ref Unsafe.Add(ref MemoryMarshal.GetReference(strip.CRows), first);
        for (; tiles > 0; tiles--)
        {
            TVector s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
            TVector s40 = default, s41 = default, s50 = default, s51 = default, s60 = default, s61 = default, s70 = default, s71 = default;
            Load(ref strip.Start(cRow), ref s00, ref s01);
            if (TRows.Value > 1) Load(ref strip.Start(Unsafe.Add(ref cRow, 1)), ref s10, ref s11);
            if (TRows.Value > 2) Load(ref strip.Start(Unsafe.Add(ref cRow, 2)), ref s20, ref s21);
            if (TRows.Value > 3) Load(ref strip.Start(Unsafe.Add(ref cRow, 3)), ref s30, ref s31);
            if (TRows.Value > 4) Load(ref strip.Start(Unsafe.Add(ref cRow, 4)), ref s40, ref s41);
            if (TRows.Value > 5) Load(ref strip.Start(Unsafe.Add(ref cRow, 5)), ref s50, ref s51);
            if (TRows.Value > 6) Load(ref strip.Start(Unsafe.Add(ref cRow, 6)), ref s60, ref s61);
            if (TRows.Value > 7) Load(ref strip.Start(Unsafe.Add(ref cRow, 7)), ref s70, ref s71);

            ref var a0 = ref Unsafe.Add(ref a, aRow);
            ref var a1 = ref TRows.Value > 1 ? ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 1)) : ref a0;
            ref var a2 = ref TRows.Value > 2 ? ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 2)) : ref a0;
            ref var a3 = ref TRows.Value > 3 ? ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 3)) : ref a0;
            ref var a4 = ref TRows.Value > 4 ? ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 4)) : ref a0;
            ref var a5 = ref TRows.Value > 5 ? ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 5)) : ref a0;
            ref var a6 = ref TRows.Value > 6 ? ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 6)) : ref a0;
            ref var a7 = ref TRows.Value > 7 ? ref Unsafe.Add(ref a, Unsafe.Add(ref aRow, 7)) : ref a0;
            ref var b = ref Unsafe.AsRef(in strip.B);
            nint k = 0;
            for (var lines = strip.Lines; lines > 0; lines--)
            {
                for (var left = line; left > 0; left--)
                {
                    TVector b0 = TUnit.Load(ref b, 0), b1 = TUnit.Load(ref b, TUnit.Count);
                    b = ref Unsafe.Add(ref b, bStep);
                    MultiplyAdd(Unsafe.Add(ref a0, k), b0, b1, ref s00, ref s01);
                    if (TRows.Value > 1) MultiplyAdd(Unsafe.Add(ref a1, k), b0, b1, ref s10, ref s11);
                    if (TRows.Value > 2) MultiplyAdd(Unsafe.Add(ref a2, k), b0, b1, ref s20, ref s21);
                    if (TRows.Value > 3) MultiplyAdd(Unsafe.Add(ref a3, k), b0, b1, ref s30, ref s31);
                    if (TRows.Value > 4) MultiplyAdd(Unsafe.Add(ref a4, k), b0, b1, ref s40, ref s41);
                    if (TRows.Value > 5) MultiplyAdd(Unsafe.Add(ref a5, k), b0, b1, ref s50, ref s51);
                    if (TRows.Value > 6) MultiplyAdd(Unsafe.Add(ref a6, k), b0, b1, ref s60, ref s61);
                    if (TRows.Value > 7) MultiplyAdd(Unsafe.Add(ref a7, k), b0, b1, ref s70, ref s71);
                    k += aStep;
                }

                k += aJump;
            }

            Store(s00, s01, ref Unsafe.Add(ref c, cRow));
            if (TRows.Value > 1) Store(s10, s11, ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 1)));
            if (TRows.Value > 2) Store(s20, s21, ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 2)));
            if (TRows.Value > 3) Store(s30, s31, ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 3)));
            if (TRows.Value > 4) Store(s40, s41, ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 4)));
            if (TRows.Value > 5) Store(s50, s51, ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 5)));
            if (TRows.Value > 6) Store(s60, s61, ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 6)));
            if (TRows.Value > 7) Store(s70, s71, ref Unsafe.Add(ref c, Unsafe.Add(ref cRow, 7)));
            aRow = ref Unsafe.Add(ref aRow, TRows.Value);
            cRow = ref Unsafe.Add(ref cRow, TRows.Value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref float start, ref TVector sum0, ref TVector sum1)
    {
        sum0 = TUnit.Load(ref start, 0);
        sum1 = TUnit.Load(ref start, TUnit.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAdd(float a, TVector b0, TVector b1, ref TVector sum0, ref TVector sum1)
    {
        var v = TUnit.Create(a);
        sum0 = TUnit.FusedMultiplyAdd(v, b0, sum0);
        sum1 = TUnit.FusedMultiplyAdd(v, b1, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sum0, TVector sum1, ref float c)
    {
        TUnit.Store(sum0, ref c, 0);
        TUnit.Store(sum1, ref c, TUnit.Count);
    }
}

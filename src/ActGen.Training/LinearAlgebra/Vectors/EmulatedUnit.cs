using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// Vectors of 4 floats on processors without a fused multiply-add. Sums are held as doubles: there a product of floats is exact, and
/// adding it and rounding to a float gives what one rounding gives, unless the sum in double lies in the middle of two floats. Where that
/// could be, some rows are computed again by the exact emulation of <see cref="Lanes128"/>.
/// </summary>
internal readonly struct EmulatedUnit : IVectorUnit
{
    // The bits of a double below a float's last one, and of them what the middle of two normal floats has.
    private const long Below = 0x1FFF_FFFF;
    private const long Middle = 0x1000_0000;

    // The smallest normal float as a double; below it the middles lie elsewhere.
    private const double SmallestNormal = 1.1754943508222875E-38;

    public static int Count => 4;

    public static void Compute<TRows, TColumns>(scoped ref readonly ProductStrip strip, int tiles)
        where TRows : struct, ITileSize
        where TColumns : struct, ITileSize
    {
        var rows = TRows.Value * tiles;
        for (var row = 0; row < rows; row += 2)
        {
            // A last row without a partner is its own.
            var partner = Math.Min(row + 1, rows - 1);
            for (var column = 0; column < TColumns.Value * Count; column += Count)
            {
                if (!TryCompute(in strip, row, partner, column))
                {
                    ComputeExactly(in strip, row, column, partner - row + 1);
                }
            }
        }
    }

    // Convolutions have no short cut: each multiply-add is emulated by itself.
    public static void Convolve<TRows>(scoped ref readonly ConvolutionStrip strip, int first, int tiles) where TRows : struct, ITileSize =>
        LanesUnit<Lanes128>.Convolve<TRows>(in strip, first, tiles);

    // Two rows of four sums, or false, with C as it was, where one rounding may give something else than two.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryCompute(scoped ref readonly ProductStrip strip, nint row0, nint row1, nint column)
    {
        nint aInner = strip.AInner, bInner = strip.BInner;
        ref var a0 = ref Unsafe.Add(ref Unsafe.AsRef(in strip.A), row0 * strip.ARow);
        ref var a1 = ref Unsafe.Add(ref Unsafe.AsRef(in strip.A), row1 * strip.ARow);
        ref var b = ref Unsafe.Add(ref Unsafe.AsRef(in strip.B), column);
        ref var start = ref Unsafe.Add(ref Unsafe.AsRef(in strip.Start), column);
        var sum0 = Vector128.LoadUnsafe(ref Unsafe.Add(ref start, row0 * strip.StartRow));
        var sum1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref start, row1 * strip.StartRow));
        var doubtful = Vector128<long>.Zero;
        for (var left = strip.Inner; left > 0; left--)
        {
            var line = Vector128.LoadUnsafe(ref b);
            Vector128<double> low = Vector128.WidenLower(line), high = Vector128.WidenUpper(line);
            Vector128<double> v0 = Vector128.Create((double)a0), v1 = Vector128.Create((double)a1);
            Vector128<double> low0 = (v0 * low) + Vector128.WidenLower(sum0), high0 = (v0 * high) + Vector128.WidenUpper(sum0);
            Vector128<double> low1 = (v1 * low) + Vector128.WidenLower(sum1), high1 = (v1 * high) + Vector128.WidenUpper(sum1);
            sum0 = Vector128.Narrow(low0, high0);
            sum1 = Vector128.Narrow(low1, high1);
            doubtful |= IsDoubtful(low0) | IsDoubtful(high0) | IsDoubtful(low1) | IsDoubtful(high1);
            a0 = ref Unsafe.Add(ref a0, aInner);
            a1 = ref Unsafe.Add(ref a1, aInner);
            b = ref Unsafe.Add(ref b, bInner);
        }

        if (doubtful != Vector128<long>.Zero)
        {
            return false;
        }

        ref var c = ref Unsafe.Add(ref strip.C, column);
        sum0.StoreUnsafe(ref Unsafe.Add(ref c, row0 * strip.CRow));
        sum1.StoreUnsafe(ref Unsafe.Add(ref c, row1 * strip.CRow));
        return true;
    }

    // In the middle of two floats, or below the smallest normal float without being zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<long> IsDoubtful(Vector128<double> sum)
    {
        var bits = sum.AsInt64();
        var isMiddle = Vector128.Equals(bits & Vector128.Create(Below), Vector128.Create(Middle));

        var isSmall = Vector128.LessThan(Vector128.Abs(sum), Vector128.Create(SmallestNormal));
        return isMiddle | Vector128.AndNot(isSmall, Vector128.Equals(sum, Vector128<double>.Zero)).AsInt64();
    }

    private static void ComputeExactly(scoped ref readonly ProductStrip strip, int row, int column, int rows)
    {
        var part = strip;
        part.Skip(row);
        part.B = ref Unsafe.Add(ref Unsafe.AsRef(in strip.B), column);
        part.Start = ref Unsafe.Add(ref Unsafe.AsRef(in part.Start), column);
        part.C = ref Unsafe.Add(ref part.C, column);
        LanesUnit<Lanes128>.Compute<TileSize.One, TileSize.One>(in part, rows);
    }
}

using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

/// <summary>
/// The functions of the formula language on float32 lanes, and the fused forms that repaired kernels call.
/// </summary>
/// <remarks>
/// All are made of IEEE operations and explicit fused multiply-adds without a branch (a call for the rare angle that is too large for the
/// fast reduction excepted), so every width gives the same bits. Bounds are in units in the last place of the correctly rounded result,
/// over all floats, subnormal ones included, as measured by the sweep of <c>tests/ActGen.Sweep</c>. Unless said otherwise NaN gives NaN,
/// and odd functions keep the sign of zero.
/// </remarks>
public static partial class Primitives
{
    // Adding 1.5 * 2^23 leaves a value rounded to the nearest integer in the low bits of the mantissa.
    internal const float RoundingMagic = 12582912f;
    internal const float Log2E = 1.442695f;
    internal const float Ln2 = 0.6931472f;
    internal const float Ln2Low = -1.9046542e-09f;
    internal const int SignMask = int.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Fma<TLanes>(TLanes a, TLanes b, TLanes c) where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Fma<TLanes>(TLanes a, TLanes b, float c) where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(a, b, TLanes.Create(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Fma<TLanes>(TLanes a, float b, TLanes c) where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(a, TLanes.Create(b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Fma<TLanes>(TLanes a, float b, float c) where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(a, TLanes.Create(b), TLanes.Create(c));

    /// <summary>The magnitude with the sign of another value; the magnitude's own sign bit must be clear.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes WithSign<TLanes>(TLanes magnitude, TLanes sign) where TLanes : struct, ILanes<TLanes> =>
        magnitude | (sign & TLanes.CreateInt32(SignMask));

    /// <summary>Mask of a set sign bit, in one cheap shift where a comparison would hold up the multipliers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SignToMask<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => TLanes.ShiftRightArithmeticInt32(x, 31);

    /// <summary>Mask of <c>magnitude &lt; bound</c> for a magnitude without sign bit; false for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes IsBelow<TLanes>(TLanes magnitude, float bound) where TLanes : struct, ILanes<TLanes> =>
        SignToMask(TLanes.SubtractInt32(magnitude, TLanes.Create(bound)));
}
